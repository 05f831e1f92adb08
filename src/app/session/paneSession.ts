import type { OfficialPage } from "../../domain/notice/pagePiece.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { MoveTable } from "../compareResults.ts";
import type { UnloggedEdit } from "../edits/edit.ts";
import type { EditDecisions } from "../edits/settleBook.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { SourceDocument } from "../readSourceDocument.ts";
import type { ReviewedBreakdown } from "../recordReview.ts";
import type { Robustness } from "../robustness/robustness.ts";
import type { RobustnessTerms } from "../robustness/robustnessTerms.ts";
import type { CellStory, SelectedCell } from "../story/storyStep.ts";
import type { CardAnswer } from "./answerCard.ts";
import type { YearCharts } from "./charts/yearCharts.ts";
import type { PackAnswer } from "./enterPack.ts";
import type { Certificate } from "../selfTestCertificate.ts";
import type { PublishingKey } from "./closingCommands.ts";
import type { FindingLine } from "./findingsView.ts";
import type { FormView } from "./formView.ts";
import type { LedgerPage } from "./ledgerPage.ts";
import type { PackView } from "./packView.ts";
import type { ReturnedKind } from "./returnedFiles.ts";
import type { ScoreCard } from "./scoreCard.ts";
import type { NamedBytes, SetUpCheck, SetUpSource } from "./setUp.ts";
import type { SupposeChoices } from "./supposeView.ts";
import type { WhyView } from "./whyView.ts";
import type { YearOverview } from "./yearOverview.ts";
import type { YearView } from "./yearView.ts";

/** What the open workbook is (工作簿身份): a master or one that may become it, or a unit's form. */
export type Opened =
  | {
      readonly kind: "master";
      readonly overview: YearOverview;
      /** Null where the ledger need not be replayed yet: `load` gives it. */
      readonly year: YearView | null;
    }
  | { readonly kind: "form"; readonly form: FormView }
  | { readonly kind: "pack"; readonly pack: PackView };

/** A file that is offered for download (可下载的文件). */
export type OfferedFile = NamedBytes;

/** A year after a command, and the files that the command made. */
export type WithFiles = { readonly year: YearView; readonly files: readonly OfferedFile[] };

export type Changed = Promise<BookOutcome<YearView>>;

/** A form that goes back to its unit (退回补正); `due` is an ISO date, or "" where the old one stays. */
export type ReturnedForm = { readonly unit: string; readonly reason: string; readonly due: string };

/** How packs are to be made up (下发要求); `due` is an ISO date or "", `recusals` a CSV file with reviewer, unit and reason. */
export type PackWishes = {
  readonly due: string;
  /** At least so many reviewers a unit, of each party. */
  readonly each: number;
  readonly seed: string;
  readonly recusals: NamedBytes | null;
};

/** A criterion that a unit calls 不适用, and who approved it. */
export type ApprovedClaim = { readonly unit: string; readonly criterion: string; readonly approver: string };

/**
 * What a pane can ask of the open workbook's assessment (窗格可用的操作): all plain data, so that a worker may answer. What is
 * asked about a year is answered from the workbook as it was last read; what changes it reads it anew.
 */
export type PaneSession = {
  readonly open: () => Promise<BookOutcome<Opened>>;
  /** The year of the master that `open` found: its ledger replayed, a write that broke off completed. */
  readonly load: () => Changed;
  /** The year as it was last read; a refused command may have recorded scores that were typed meanwhile. */
  readonly year: () => Promise<YearView>;
  readonly charts: () => Promise<YearCharts>;
  readonly readDocument: (file: NamedBytes) => Promise<Result<SourceDocument>>;
  readonly writeBreakdown: (reviewed: ReviewedBreakdown, actor: string) => Changed;
  readonly checkSetUp: (source: SetUpSource) => Promise<Result<readonly SetUpCheck[]>>;
  readonly setUp: (source: SetUpSource, actor: string) => Changed;
  /** What files are by what they hold, to know which command takes them. */
  readonly kindOfFiles: (given: readonly NamedBytes[]) => Promise<ReturnedKind>;
  /** `due` is until when they are wanted back, an ISO date, or "" where the notice says. */
  readonly issueForms: (actor: string, due?: string) => Promise<BookOutcome<WithFiles>>;
  readonly collectForms: (files: readonly NamedBytes[], actor: string) => Changed;
  /** Which of a unit's forms counts, by the digest of its file. */
  readonly keepForm: (unit: string, file: string, actor: string) => Changed;
  readonly returnForm: (back: ReturnedForm, actor: string) => Changed;
  readonly approveNotApplicable: (claim: ApprovedClaim, actor: string) => Changed;
  readonly issuePacks: (actor: string, wishes: PackWishes) => Promise<BookOutcome<WithFiles>>;
  readonly takeScores: (files: readonly NamedBytes[], actor: string) => Changed;
  /** Which of a reviewer's scores count: the digest of a file, or 已录. */
  readonly chooseScores: (reviewer: string, choice: string, actor: string) => Changed;
  readonly takeFindings: (files: readonly NamedBytes[], actor: string) => Changed;
  readonly takeAppeals: (files: readonly NamedBytes[], actor: string) => Changed;
  readonly findings: () => Promise<readonly FindingLine[]>;
  readonly closeRound: (round: string, actor: string) => Promise<BookOutcome<WithFiles>>;
  readonly card: (voice: string, at: number) => Promise<ScoreCard | null>;
  readonly checkCard: (voice: string, at: number, answer: CardAnswer) => Promise<Result<readonly Observation[]>>;
  readonly saveScores: (rows: readonly Observation[], actor: string) => Changed;
  /** Types what was entered on a card into the open pack's own cells; by the key of its row. */
  readonly enterPack: (key: string, answer: PackAnswer) => Promise<BookOutcome<PackView>>;
  readonly rank: (actor: string) => Changed;
  /** From last year's master, or from its published ranking.json. */
  readonly takeLastYear: (file: NamedBytes, actor: string) => Changed;
  /** Advisory; says how far it has come. */
  readonly robustness: (terms: RobustnessTerms) => Promise<Result<Robustness>>;
  readonly writeRobustness: (found: Robustness) => Promise<BookOutcome<null>>;
  readonly supposeChoices: () => Promise<SupposeChoices>;
  /** Under suppositions as they are written on the command line; nothing is recorded. */
  readonly suppose: (texts: readonly string[]) => Promise<Result<MoveTable>>;
  readonly why: (unit: string) => Promise<WhyView | null>;
  readonly lock: (actor: string) => Changed;
  readonly unlock: (second: string, reason: string, actor: string) => Changed;
  /** The notice as pages, before it is published. */
  readonly preview: () => Promise<Result<readonly OfficialPage[]>>;
  /** @param key signs the checkpoint; null leaves it unsigned */
  readonly publish: (key: PublishingKey | null, actor: string) => Promise<BookOutcome<WithFiles>>;
  /** The project's own vectors in this host, and the certificate about them. */
  readonly selfTest: () => Promise<Certificate>;
  readonly verify: (
    checkpoint: NamedBytes | null,
  ) => Promise<BookOutcome<{ readonly size: number; readonly root: string }>>;
  readonly edits: () => Promise<BookOutcome<readonly UnloggedEdit[]>>;
  readonly settle: (decisions: EditDecisions, reason: string, actor: string) => Changed;
  readonly story: (cell: SelectedCell) => Promise<CellStory | null>;
  readonly ledger: (page: number) => Promise<LedgerPage>;
  readonly show: (sheet: string) => Promise<BookOutcome<null>>;
};
