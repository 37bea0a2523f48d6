import type { JSX } from 'react';
import { AuditSection } from './audit-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { QuarantineSection } from './quarantine-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SourcesSection } from './sources-section.tsx';
import { ViewSection } from './view-section.tsx';
import type { Word } from './words.ts';

export interface Section {
  /** Last part of the address. */
  readonly id: string;
  readonly name: Word;
  readonly Content: () => JSX.Element;
}

/** In the order in which they stand on the page. */
export const SECTIONS: readonly Section[] = [
  { id: 'sources', name: 'admin.sources', Content: SourcesSection },
  { id: 'people', name: 'admin.people', Content: PeopleSection },
  { id: 'view', name: 'admin.view', Content: ViewSection },
  { id: 'models', name: 'admin.models', Content: ModelsSection },
  { id: 'audit', name: 'admin.audit', Content: AuditSection },
  { id: 'retention', name: 'retention.title', Content: RetentionSection },
  { id: 'quarantine', name: 'admin.quarantine', Content: QuarantineSection },
];
