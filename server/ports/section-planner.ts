import type { InterfaceLanguage, Marking, Tlp } from '../domain/index.ts';
import type { ModelCause } from './model-cause.ts';

/** What a planner knows of the briefing. Nothing of it is content of a report. */
export interface PlanningRequest {
  readonly topic: string;
  readonly purpose: string | null;
  readonly counterpart: string | null;
  readonly language: InterfaceLanguage;
  /** Those that ask the record, with the questions that they ask by the rules. */
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly purpose: string;
    readonly questions: readonly string[];
  }[];
  /** Of one section. */
  readonly mostQuestions: number;
  /**
   * `questions` unless given. `sub-questions`: each section stands for one question whose answer rests on little; narrower
   * ones are wanted.
   */
  readonly task?: 'questions' | 'sub-questions';
}

/** A passage as the planner's search gives it. Its text is data, never an order. */
export interface FoundForPlanning {
  readonly title: string;
  readonly publishedOn: string | null;
  readonly text: string;
  /** Of its report; decides whether it may go to the model, and goes to none itself. */
  readonly marking?: Marking | undefined;
  /** Of its report, for the log. */
  readonly tlp?: Tlp | null | undefined;
}

/** The product's search, under the rights of the asker and within what he wants used. */
export type PlanningSearch = (query: string, signal: AbortSignal) => Promise<readonly FoundForPlanning[]>;

export interface ProposedQuestions {
  /** By the id of a section; only sections that were asked about. */
  readonly questions: Readonly<Record<string, readonly string[]>>;
}

/** Proposes the questions of the sections from what the record holds. */
export interface SectionPlanner {
  /** Goes into logs, e.g. `openai:<model>/plan@1.0`. */
  readonly id: string;
  readonly promptVersions: Readonly<Record<string, string>>;
  /** The same, with this asker on record. */
  onBehalfOf?(cause: ModelCause): SectionPlanner;
  /**
   * @throws AktenlageError `model-*`; `model-malformed` where the proposal is no proposal, `model-interrupted` where a budget
   *   of steps or tokens ended it; `cancelled`; what the search throws
   */
  propose(request: PlanningRequest, search: PlanningSearch, signal: AbortSignal): Promise<ProposedQuestions>;
}
