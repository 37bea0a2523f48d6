import type { Quality, Report, Tlp } from '../../server/domain/index.ts';

/** A piece of a document in reading order, before it becomes text with offsets. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'speaker' | 'footnote';
  /** Heading depth, 1 highest; only for `heading`. */
  readonly level?: number;
  /** Clean text: Unicode NFC, single spaces, no soft hyphens, no control characters, never empty. */
  readonly text: string;
  /** Of a web page: stands in the foot that all pages of the site share, or is made of nothing but links. */
  readonly furniture?: 'footer' | 'links';
  /** 1-based; absent where the format has no pages. */
  readonly page?: number;
  /** Where the text goes on on a later page: `offset` into `text` of that page's first character, ascending. */
  readonly pageBreaks?: readonly { readonly offset: number; readonly page: number }[];
}

/** A document inside a document: an attachment of a mail, a file in an archive. It becomes a report of its own. */
export interface DocumentPart {
  /** Path inside the parent with `/`, never absolute, never with `..`; unique among the parts of one parent. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text that a reader of the page does not see. It is kept out of the report's text and named in its certificate. */
export interface HiddenText {
  readonly how: 'invisible-colour' | 'tiny' | 'off-page' | 'comment' | 'hidden-markup' | 'behind-image';
  readonly text: string;
  readonly page?: number;
}

/** What a parser found out about the document from the file itself; what is a guess says so. */
export interface FoundMetadata {
  readonly title?: string;
  readonly originator?: string;
  readonly author?: string;
  readonly documentNumber?: string;
  /** YYYY-MM-DD */
  readonly publishedOn?: string;
  readonly eventOn?: string;
  readonly language?: string;
  readonly marking?: Report['marking'];
  readonly tlp?: Tlp;
  /** The grade as printed, where it is not one of the VSA. */
  readonly ownGrade?: string;
  /** What a field of the file says of its marks where the paper itself prints higher ones, which are those above. */
  readonly overruled?: { readonly marking?: Report['marking']; readonly tlp?: Tlp };
  readonly fictional?: boolean;
  /** A paper may say of itself that it is weak or cannot be judged; that it is good only who received it can say. */
  readonly reliability?: 'D' | 'E' | 'F';
  readonly credibility?: '4' | '5' | '6';
  /** Front matter `supersedes`: sourceKey or document number of the older report that this one replaces. */
  readonly supersedes?: string;
  readonly guessed: Report['guessed'];
}

export interface ParsedDocument {
  readonly mediaType: string;
  readonly blocks: readonly Block[];
  /** 0 where the format has no pages. */
  readonly pageCount: number;
  readonly metadata: FoundMetadata;
  readonly quality: Quality;
  /** Absent where the format holds no documents of its own. */
  readonly parts?: readonly DocumentPart[];
  readonly hidden?: readonly HiddenText[];
  /** Pages (1-based) that text recognition should read: empty over a full page, garbled, an image. */
  readonly recognise?: readonly number[];
  /** Present when something of the file could not be read: the report is then `partial`. */
  readonly partial?: { readonly code: string; readonly reason: string };
}

/** A file that cannot become a report. `reason` is a sentence for the person who sent the file. */
export class RefusedFile extends Error {
  readonly code: string;
  /** Another try may end differently: the reader ran out of time or memory, or broke. */
  readonly mayPass: boolean;
  constructor(code: string, reason: string, options: { cause?: unknown; mayPass?: boolean } = {}) {
    super(reason, options);
    this.name = 'RefusedFile';
    this.code = code;
    this.mayPass = options.mayPass ?? false;
  }
}
