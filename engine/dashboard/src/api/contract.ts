// Generated from engine/Workflows.Server/openapi.json by `npm run api`. Do not edit.
/** What runs here. */
export interface AboutBody {
  /** Of the server. */
  readonly version: string;
  /** When it started. */
  readonly startedAt: string;
  /** Its clock. */
  readonly now: string;
  /** Kind, version and place, without password. */
  readonly database: string;
  /** Of the SQLite library; null with PostgreSQL. */
  readonly sqliteVersion: string | null;
  /** Where its data is. */
  readonly dataFolder: string;
  /** Where it loaded processes from. */
  readonly processesFolder: string;
  /** How mail leaves: a folder or a server's name. */
  readonly mail: string;
}

/** Acts as a person of the embedded directory. */
export interface ActAsRequest {
  /** The directory id. */
  readonly person: string;
}

/** Adds an item to a step that runs for each of many. */
export interface AddItemRequest {
  /** The step's id. */
  readonly step: string;
  readonly item: unknown;
  /** The name of the item around it, where the step runs inside several. */
  readonly within?: string | null;
  /** Why; it stands in the journal. */
  readonly reason: string;
}

/** A line of a form as it was filled in. */
export interface AnswerValue {
  /** The field's name. */
  readonly name: string;
  /** What the person read, placeholders left open. */
  readonly label: string;
  /** What it holds. */
  readonly kind: FormLineKind;
  /** As plain JSON; a file is the body that uploading it answered with. */
  readonly value: unknown;
}

/** A call of a service that is under way or is to be made. */
export interface CallBody {
  /** Whose. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** The step. */
  readonly node: string;
  /** Whom it goes to. */
  readonly host: string;
  /** How many were begun. */
  readonly attempts: number;
  /** When the next attempt may begin; while one is under way, when that is given up. */
  readonly dueAt: string;
  /** True while an attempt is. */
  readonly underWay: boolean;
  /** Why the last attempt came to nothing, such as `timeout`; null before one has. */
  readonly failure: string | null;
}

/** Ends an instance before its end. */
export interface CancelRequest {
  /** Stays in the journal. */
  readonly reason: string;
}

export interface ChecklistLine {
  /** Send it in `ticked`. */
  readonly line: string;
  /** What people read. */
  readonly label: string;
}

export interface ClauseBody {
  /** Such as `SO-P1`. */
  readonly id: string;
  /** What it asks. */
  readonly text: string;
}

/** Completes a task. */
export interface CompleteRequest {
  /** One of the task's outcomes; left out where it has none. */
  readonly outcome?: string | null;
  /** The form's values as plain JSON, by field. */
  readonly values?: Record<string, unknown>;
  /** The lines of the checklist that are ticked, as the task has them. */
  readonly ticked?: readonly string[];
}

/** A deadline of a case. */
export interface DeadlineBody {
  /** As the process names it. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Where it stands. */
  readonly standing: DeadlineStanding;
  readonly from: null | DueBody;
  readonly due: null | DueBody;
  /** True when it has passed and is not met. */
  readonly late: boolean;
  /** When it was met. */
  readonly metAt: string | null;
  /** The id of the step that met it. */
  readonly metBy: string | null;
  /** The law that keeps it where it is when the plan is postponed; null where it moves. */
  readonly fixed: string | null;
}

/** A deadline in a list. */
export interface DeadlineEntry {
  /** The instance's id. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** The deadline. */
  readonly deadline: DeadlineBody;
}

/** Where a deadline of a case stands. */
export type DeadlineStanding = 'waiting' | 'running' | 'missed' | 'met' | 'met-late' | 'dropped';

/** A revision of a process with what it consists of. */
export interface DefinitionDetail {
  /** What the list says of it. */
  readonly summary: DefinitionSummary;
  /** In the order of the file; steps inside others follow the one that they are in. */
  readonly steps: readonly StepSummary[];
  /** All revisions, the newest first. */
  readonly revisions: readonly RevisionSummary[];
  /** What checking found in the revision in force, and in a newer one that was refused. */
  readonly diagnostics: readonly DiagnosticBody[];
}

/** A process that can be started, as it is in force now. */
export interface DefinitionSummary {
  /** The id by which files, commands and instances name it. */
  readonly process: string;
  /** What people call it. */
  readonly title: string;
  /** What it is for; null where the author says nothing. */
  readonly description: string | null;
  /** BCP 47 tag of the language that the texts here are in. */
  readonly language: string;
  /** BCP 47 tags of all languages that it has texts in, its own first. */
  readonly languages: readonly string[];
  /** The role that answers for it. */
  readonly owner: string | null;
  /** The content hash of the revision in force. */
  readonly revision: string;
  /** When that revision came into force. */
  readonly deployedAt: string;
  /** How many instances of any revision run, as far as they were counted: to 1,000. */
  readonly running: number;
  /** True when there may be more than were counted. */
  readonly runningAtLeast: boolean;
  /** True when the person who asks may start it. */
  readonly mayStart: boolean;
}

/** Who got a message. */
export interface DeliveredMessage {
  /** The instance. */
  readonly instance: string;
  /** True when the message started it. */
  readonly started: boolean;
}

export interface DeployedProcess {
  /** Its id. */
  readonly process: string;
  /** The content hash. */
  readonly revision: string;
  /** What was done. */
  readonly outcome: DeploymentOutcome;
}

/** Whether to bring a bundle into force. */
export type DeploymentCheck = 'only';

export type DeploymentOutcome = 'checked' | 'deployed' | 'unchanged';

/** A bundle of files to check or to bring into force: processes with all that they refer to. */
export interface DeploymentRequest {
  readonly files: readonly SourceFile[];
}

/** What came of a bundle without errors. */
export interface DeploymentResult {
  /** Every process in it. */
  readonly processes: readonly DeployedProcess[];
  /** Warnings and remarks, sorted by place. */
  readonly diagnostics: readonly DiagnosticBody[];
}

export interface DiagnosticBody {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly path: string;
  readonly span: SpanJson;
  readonly excerpt: string | null;
  readonly related: readonly RelatedJson[];
}

/** The embedded directory as it is today. */
export interface DirectoryBody {
  /** Of the organisation; null when none is deployed. */
  readonly name: string | null;
  /** In the author's order. */
  readonly units: readonly UnitBody[];
  /** In the author's order. */
  readonly roles: readonly RoleBody[];
  /** By name. */
  readonly people: readonly DirectoryPerson[];
}

export interface DirectoryPerson {
  /** The directory id. */
  readonly id: string;
  /** What people call them. */
  readonly name: string;
  /** The roles held today: `role` or `role@unit`. */
  readonly principals: readonly string[];
}

/** A version of a document in the register of a case. */
export interface DocumentBody {
  /** The case. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** The step that wrote it. */
  readonly node: string;
  /** Counts from 1 in the case. */
  readonly number: number;
  /** Counts from 1; the earlier ones stay. */
  readonly version: number;
  /** What it is called. */
  readonly title: string;
  /** What kind of document it is; null where the process does not say. */
  readonly kind: string | null;
  /** The reference under which an archive knows it. */
  readonly registeredAs: string | null;
  /** When. */
  readonly writtenAt: string;
  /** The principals that may read it though they may not see the case. */
  readonly copies: readonly string[];
  /** How much harm a leak does. */
  readonly sensitivity: Sensitivity;
  /** The id under which it is downloaded, as other files are. */
  readonly file: string;
  /** What the file is called. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** When something is due. */
export interface DueBody {
  /** The instant that decides: the end of the day, or the instant itself. */
  readonly at: string;
  /** The day as people say it; null when the time was given in hours or less. */
  readonly day: string | null;
}

export interface FieldProblemBody {
  readonly field: string;
  readonly problem: string;
}

/** A line of a form. */
export interface FormLine {
  /** The key of its value in `values`. */
  readonly name: string;
  /** What the person reads. */
  readonly label: string;
  /** More to read; null where there is none. */
  readonly help: string | null;
  /** What may be filled in. */
  readonly kind: FormLineKind;
  /** The texts to choose from; empty unless the kind is `choice`. */
  readonly options: readonly string[];
  /** What the person reads for each option, in their order. */
  readonly optionLabels: readonly string[];
  /** True when it may not be left out. */
  readonly required: boolean;
  /** How much harm a leak does. */
  readonly sensitivity: Sensitivity;
  /** What it holds before the person changes it, as plain JSON; null where nothing. */
  readonly value: unknown;
  /** Why that value was chosen though the governing document does not give it; null where it was not. */
  readonly assumed: string | null;
}

/** What a line holds, and how its value is written. */
export type FormLineKind = 'text' | 'number' | 'yes-no' | 'date' | 'file' | 'choice' | 'table';

export interface HandlerBody {
  /** The handler's. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** What sets it off, in words. */
  readonly trigger: string;
  /** The step that it stands at; null for the process. */
  readonly node: string | null;
  /** True when what it stands at is withdrawn by it. */
  readonly interrupts: boolean;
  /** How many times it is awaited now: once, or once for every item. */
  readonly awaited: number;
  /** When its timer rings; null where it waits for no time. */
  readonly next: string | null;
  /** How many runs of it go on. */
  readonly running: number;
}

export interface HealthBody {
  /** The worst of the checks. */
  readonly status: HealthStatus;
  /** What is the matter and what to do; null when all is well. */
  readonly detail: string | null;
  /** Everything that was looked at; empty where only the process is asked for. */
  readonly checks: readonly HealthCheckBody[];
}

/** One thing that the engine rests on. */
export interface HealthCheckBody {
  /** `database`, `keys`, `clock`, `scheduler`, `disk`, and what may be due and not done: `timers`, `calls`, `mails`, `dispatches`, `starts`. */
  readonly name: string;
  /** How it is. */
  readonly status: HealthStatus;
  /** What is the matter and what to do; null when all is well. */
  readonly detail: string | null;
}

/** `ok`; `degraded`: work goes on, and an administrator must look; `unavailable`: this node can do nothing. */
export type HealthStatus = 'ok' | 'degraded' | 'unavailable';

export interface HeldBody {
  /** The step's id. */
  readonly node: string;
  /** What it is about, placeholders left open. */
  readonly title: string;
  /** The condition that holds it, as the author wrote it. */
  readonly while: string;
  /** From when on. */
  readonly since: string;
}

/** Something that went wrong and waits for an administrator. */
export interface IncidentBody {
  /** The instance's id. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** Its number within the instance. */
  readonly incident: number;
  /** Where. */
  readonly node: string;
  /** `WF9…`, see the catalogue of diagnostics. */
  readonly code: string;
  /** Names of variables involved, never their values. */
  readonly message: string;
  /** When. */
  readonly raisedAt: string;
}

/** An instance with all that the person who asks may see of it. */
export interface InstanceDetail {
  /** What the list says of it. */
  readonly summary: InstanceSummary;
  /** The day that it came in. */
  readonly received: string;
  /** The day that it happened. */
  readonly occurred: string | null;
  /** The day that it was entered here. */
  readonly registered: string;
  readonly plan: null | PlannedTime;
  /** The case's data as plain JSON, by field; null for an administrator, who sees no case data. */
  readonly data: Record<string, unknown> | null;
  /** What people have answered, step by step; null for who may not read the case. */
  readonly results: readonly StepAnswer[] | null;
  /** Every step with where it stands. */
  readonly steps: readonly StepStanding[];
  /** The open ones, the first 500. */
  readonly tasks: readonly TaskSummary[];
  /** What fires next, in order, the first 500. */
  readonly timers: readonly TimerBody[];
  /** Those that are open, the first 500. */
  readonly incidents: readonly IncidentBody[];
  /** All that it has, in the order of the process. */
  readonly deadlines: readonly DeadlineBody[];
  /** Cases that it was started by and has started. */
  readonly links: readonly LinkBody[];
  /** Steps that are held, and why. */
  readonly held: readonly HeldBody[];
  /** What may happen meanwhile: handlers that are awaited or run. */
  readonly handlers: readonly HandlerBody[];
}

export type InstanceStatus = 'none' | 'running' | 'completed' | 'cancelled' | 'cancelling';

/** An instance as lists show it: no case data. */
export interface InstanceSummary {
  /** Its id. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** The process's title. */
  readonly title: string;
  /** The content hash of the definition that it is pinned to. */
  readonly revision: string;
  /** Where it is in its life. */
  readonly status: InstanceStatus;
  /** What it ended with. */
  readonly outcome: string | null;
  readonly startedBy: null | PersonName;
  /** When. */
  readonly startedAt: string;
  /** When it completed or was cancelled. */
  readonly endedAt: string | null;
  /** How many tasks are open. */
  readonly openTasks: number;
  /** How many of them are past their due date. */
  readonly lateTasks: number;
  /** How many of its deadlines have passed and are not met. */
  readonly lateDeadlines: number;
  /** How many incidents wait for an administrator. */
  readonly incidents: number;
  readonly nextDue: null | DueBody;
}

/** One act and what came of it. */
export interface JournalEntryBody {
  /** Counts from 1 within the instance. */
  readonly sequence: number;
  /** When it was stored. */
  readonly at: string;
  /** The kind of command, such as `complete-task`. */
  readonly act: string;
  readonly person: null | PersonName;
  /** Who signed in and acted, for that person or as administrator; null when the engine did. */
  readonly operator: string | null;
  /** What happened, each an object with its kind in `event`; null for who may not read case data. */
  readonly events: readonly unknown[] | null;
}

/** How far a master key is in its life. */
export type KeyStanding = 'announced' | 'current' | 'leaving' | 'retired';

export interface KeyVersionBody {
  /** Counts from 1. */
  readonly version: number;
  /** Tells the key from others; the file of the master keys names it in a remark. */
  readonly fingerprint: string;
  /** `current`: new keys are wrapped with it; `announced`: nodes are being given it; `leaving`: it still wraps some; `retired`: it wraps nothing here. */
  readonly standing: KeyStanding;
  /** When it was made, or the first key was wrapped with it. */
  readonly madeAt: string;
  /** Since when it was in use; null when it was not yet. */
  readonly currentAt: string | null;
  /** Since when it wraps nothing here. */
  readonly retiredAt: string | null;
  /** How many keys of cases and files it wraps. */
  readonly dataKeys: number;
  /** When the oldest of them was made. */
  readonly oldest: string | null;
  /** When the newest of them was made. */
  readonly newest: string | null;
}

/** Which master keys there are, and what each wraps. */
export interface KeysBody {
  /** Where the master keys lie on the machine that answers. */
  readonly file: string;
  /** True while keys are being wrapped anew. */
  readonly isRotating: boolean;
  /** How many wrapped keys did not open with their master key when the node that answers tried last: somebody has changed them. They stay as they are, and the change of the master key does not come to its end. */
  readonly unopened: number;
  /** In the order in which they were made. */
  readonly versions: readonly KeyVersionBody[];
}

/** How the last attempt to bring files into force went; also where none of them could be. */
export interface LatestDeployment {
  /** When. */
  readonly at: string;
  /** What is in force because of it; empty when it was refused. */
  readonly processes: readonly DeployedProcess[];
  /** All findings, sorted by place. */
  readonly diagnostics: readonly DiagnosticBody[];
}

/** A case that this one was started by, or started. */
export interface LinkBody {
  /** How the two are linked. */
  readonly relation: LinkRelation;
  /** The step of this case that asked for the other one; null where the other one asked for this. */
  readonly step: string | null;
  readonly other: null | LinkedCaseBody;
}

/** How another case is linked to the one that is looked at. */
export type LinkRelation = 'called-by' | 'opened-by' | 'called' | 'opened';

export interface LinkedCaseBody {
  /** Its id. */
  readonly instance: string;
  /** Its process's id. */
  readonly process: string;
  /** Its process's title. */
  readonly title: string;
  /** Where it is in its life. */
  readonly status: InstanceStatus;
}

/** Where a mail stands. */
export type MailState = 'waiting' | 'sent' | 'refused';

/** Who would get a message. */
export interface MessagePreview {
  /** The instance that waits for it; null where it would start one. */
  readonly instance: string | null;
  /** Its process, or the one that it would start. */
  readonly process: string;
  /** What people call the process. */
  readonly title: string;
  /** When that instance was started. */
  readonly startedAt: string | null;
}

/** A message from outside (BPMN 2.0 §8.4.2 correlation by key). */
export interface MessageRequest {
  /** The message's name as the process has it. */
  readonly name: string;
  /** Tells the case from others; left out where the process waits without a key. */
  readonly key?: string | null;
  /** The instance that it is meant for; left out, the one that waits for this name and key, or a new one where a process starts by this message. */
  readonly instance?: string | null;
  /** What it says as plain JSON, by field. */
  readonly payload?: Record<string, unknown>;
}

/** A start that a message from outside brings about. */
export interface MessageStartBody {
  /** The process's id. */
  readonly process: string;
  /** What people call the process. */
  readonly title: string;
  /** The name of the message. */
  readonly message: string;
}

/** Something that a person is told in the application. */
export interface NoticeBody {
  /** Its id. */
  readonly notice: string;
  /** When it was told. */
  readonly at: string;
  /** What it is about. */
  readonly kind: OutboxKind;
  /** One line. */
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The instance that it is about. */
  readonly instance: string;
  /** The task that it leads to. */
  readonly task: number | null;
  /** When the person marked it as read. */
  readonly readAt: string | null;
}

/** A mail that was or is to be sent; its content is not shown. */
export interface OutboxEntry {
  /** Its id. */
  readonly mail: string;
  /** The instance that it is about. */
  readonly instance: string;
  /** What it is about. */
  readonly kind: OutboxKind;
  /** To whom. */
  readonly person: PersonName;
  /** Whether it went out. */
  readonly state: MailState;
  /** When it was put into the outbox. */
  readonly createdAt: string;
  /** When a mail server took it. */
  readonly sentAt: string | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried again. */
  readonly nextAttemptAt: string | null;
  /** Why the last attempt failed. */
  readonly problem: string | null;
}

export type OutboxKind = 'task-opened' | 'reminder' | 'escalation' | 'notification' | 'incident';

export interface OutcomeBody {
  /** Send it as `outcome`. */
  readonly name: string;
  /** What people read. */
  readonly label: string;
  /** Where it leads. */
  readonly leads: OutcomeLeads;
  /** The step that it goes back to, or the outcome that it ends with; null when it goes on. */
  readonly target: string | null;
}

export type OutcomeLeads = 'onward' | 'back' | 'end';

/** How things stand, in numbers; each counts what the list of the same name shows to the person who asks. Counting goes to 1,000. */
export interface OverviewBody {
  /** Instances that run. */
  readonly running: number;
  /** Tasks that are open. */
  readonly openTasks: number;
  /** Those of them that are past their due date. */
  readonly lateTasks: number;
  /** Deadlines of cases that have passed and are not met. */
  readonly lateDeadlines: number;
  /** Those that the person who asks has taken or may take. */
  readonly myTasks: number;
  /** Incidents that wait for an administrator. */
  readonly incidents: number;
  /** What cases sent to one another and could not be delivered so far; 0 for who is no administrator. */
  readonly undelivered: number;
  /** What the person who asks has not marked as read. */
  readonly unreadNotices: number;
  /** The names of the numbers above that are where counting stopped: there may be more. */
  readonly atLeast: readonly string[];
  readonly next: null | TimerBody;
  /** What is wrong with the engine itself; empty for people, who can do nothing about it. */
  readonly alarms: readonly HealthCheckBody[];
}

/** A stretch of a list in its one stable order. */
export interface PageOfCallBody {
  /** At most as many as were asked for. */
  readonly items: readonly CallBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfDeadlineEntry {
  /** At most as many as were asked for. */
  readonly items: readonly DeadlineEntry[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfDefinitionSummary {
  /** At most as many as were asked for. */
  readonly items: readonly DefinitionSummary[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfDocumentBody {
  /** At most as many as were asked for. */
  readonly items: readonly DocumentBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfIncidentBody {
  /** At most as many as were asked for. */
  readonly items: readonly IncidentBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfInstanceSummary {
  /** At most as many as were asked for. */
  readonly items: readonly InstanceSummary[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfJournalEntryBody {
  /** At most as many as were asked for. */
  readonly items: readonly JournalEntryBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfNoticeBody {
  /** At most as many as were asked for. */
  readonly items: readonly NoticeBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfOutboxEntry {
  /** At most as many as were asked for. */
  readonly items: readonly OutboxEntry[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfSystemEntryBody {
  /** At most as many as were asked for. */
  readonly items: readonly SystemEntryBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfTaskSummary {
  /** At most as many as were asked for. */
  readonly items: readonly TaskSummary[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfTimerBody {
  /** At most as many as were asked for. */
  readonly items: readonly TimerBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

/** A stretch of a list in its one stable order. */
export interface PageOfUndeliveredBody {
  /** At most as many as were asked for. */
  readonly items: readonly UndeliveredBody[];
  /** Send it as `after` to get what follows; null at the end. Opaque: its content may change. */
  readonly next: string | null;
}

export interface PersonName {
  /** The directory id. */
  readonly id: string;
  /** As the directory has it; the id where the directory no longer knows it. */
  readonly name: string;
}

/** The time that the work of an instance is planned for. */
export interface PlannedTime {
  /** The first day: what `start` means in times. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
}

export interface PositionJson {
  readonly line: number;
  readonly column: number;
}

/** Moves the plan of a running case, and with it everything open. */
export interface PostponeRequest {
  /** The first and the last day of the plan from now on. */
  readonly to: PlannedTime;
  /** How open dates move. */
  readonly rule: PostponementRule;
  /** Stays in the journal. */
  readonly reason: string;
}

/** One date, before and after. */
export interface PostponedDateBody {
  /** What it is. */
  readonly kind: PostponedKind;
  /** Why it goes where it goes. */
  readonly why: PostponedWhy;
  /** The step's id; of a deadline `deadline feedback`. */
  readonly node: string;
  /** What the step or the deadline is called; placeholders left open. */
  readonly title: string;
  /** The number of the open task that it belongs to. */
  readonly task: number | null;
  /** The principals whom it concerns. */
  readonly candidates: readonly string[];
  readonly old: null | DueBody;
  readonly new: null | DueBody;
  /** What fixes it; null where nothing does. */
  readonly law: string | null;
  /** True when it would lie in the past. */
  readonly past: boolean;
  /** True when it would lie after the last day of the new plan. */
  readonly afterPlan: boolean;
}

/** What a date of a case is. */
export type PostponedKind = 'task' | 'reminder' | 'escalation' | 'closing' | 'wait' | 'deadline';

/** Why a date goes where it goes. */
export type PostponedWhy = 'shifted' | 'stretched' | 'plan-end' | 'follows' | 'fixed' | 'lapses';

/** What postponing would do. */
export interface PostponementBody {
  /** The plan as it is. */
  readonly before: PlannedTime;
  /** The plan as it would be. */
  readonly after: PlannedTime;
  /** How open dates move. */
  readonly rule: PostponementRule;
  /** Every open date. */
  readonly dates: readonly PostponedDateBody[];
  /** How many go elsewhere. */
  readonly moved: number;
  /** How many stay where they are. */
  readonly staying: number;
  /** How many come no more. */
  readonly lapsing: number;
  /** How many would lie in the past, so that they are late or ring at once. */
  readonly past: number;
  /** How many would lie after the last day of the new plan. */
  readonly afterPlan: number;
}

/** How open dates move when a plan is postponed. */
export type PostponementRule = 'shift' | 'stretch';

/** Why a request was not carried out (RFC 9457), in words for the person who made it. */
export interface Problem {
  /** What kind of problem it is: a path of this server that explains it. Stable; decide by this. */
  readonly type: string;
  /** The kind in a few words; the same for all problems of one kind. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What is the matter this time. */
  readonly detail?: string | null;
  /** What to do about it. */
  readonly hint?: string | null;
  /** The engine's code of a refusal (`WF9…`), see the catalogue of diagnostics. */
  readonly code?: string | null;
  /** The fields of the form or the body that are wrong. */
  readonly fields?: readonly FieldProblemBody[] | null;
  /** What checking found in files, sorted by place. */
  readonly diagnostics?: readonly DiagnosticBody[] | null;
  /** Names this occurrence in the server's log; only where the log has more to say. */
  readonly reference?: string | null;
}

/** Gives a task to others. */
export interface ReassignRequest {
  /** Principals: `role`, `role@unit` or `person:id`; at least one. */
  readonly candidates: readonly string[];
  /** Stays in the journal. */
  readonly reason: string;
}

export interface RelatedJson {
  readonly message: string;
  readonly path: string;
  readonly span: SpanJson;
}

/** Moves a task's due day; reminders and escalations follow. */
export interface RescheduleRequest {
  readonly due: string;
  /** Stays in the journal. */
  readonly reason: string;
}

export interface RevisionSummary {
  /** The content hash. */
  readonly revision: string;
  /** When it came into force. */
  readonly deployedAt: string;
  /** How many instances run on it, as far as they were counted. */
  readonly running: number;
  /** True when there may be more than were counted. */
  readonly runningAtLeast: boolean;
}

export interface RoleBody {
  /** Such as `head-teacher`. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** True: held for one unit each. */
  readonly perUnit: boolean;
}

/** Whether anything may go out, and what waits when nothing may. */
export interface SendingBody {
  /** True after a restore, until it is released. */
  readonly isHeld: boolean;
  /** When it was restored; null when nothing is held. */
  readonly since: string | null;
  /** When the backup was made that is in force; null when nothing is held. */
  readonly backupAt: string | null;
  /** Mails that wait. */
  readonly mails: number;
  /** Calls of services that wait. */
  readonly calls: number;
  /** Timers that are due. */
  readonly timers: number;
  /** Cases that are due to start by themselves. */
  readonly starts: number;
  /** The names of the numbers above that are where counting stopped: there may be more. */
  readonly atLeast: readonly string[];
  /** The first of them. */
  readonly items: readonly SendingItem[];
}

export interface SendingItem {
  /** `mail`, `call`, `timer` or `start`. */
  readonly kind: string;
  /** Since when it is due, or when the mail was put into the outbox. */
  readonly at: string;
  /** The case; null for a start. */
  readonly instance: string | null;
  /** To whom, to which host, for what. */
  readonly what: string;
}

/** How much harm a leak does; decides what may stand in mails, logs and titles. */
export type Sensitivity = 'public' | 'internal' | 'personal' | 'special' | 'secret';

/** Who the server takes the caller for. */
export interface SessionBody {
  /** False: only signing in is possible. */
  readonly signedIn: boolean;
  /** Who signed in. */
  readonly operator: string | null;
  /** True when the caller acts as administrator: signed in, and for no person. */
  readonly administrator: boolean;
  readonly person: null | DirectoryPerson;
  /** When the session ends; null for the command line, whose token lives as long as the server runs. */
  readonly expiresAt: string | null;
}

export type Severity = 'info' | 'warning' | 'error';

/** A way in for one browser, once. */
export interface SignInLink {
  /** The token stands behind its `#`, which browsers send to nobody. */
  readonly url: string;
  /** From then on it is refused. */
  readonly expiresAt: string;
}

/** Signs in by the link that the server printed. */
export interface SignInRequest {
  /** What stands behind the `#` of the link. */
  readonly token: string;
}

/** A file of a definition. */
export interface SourceFile {
  /** Relative to the folder of processes, with forward slashes. */
  readonly path: string;
  /** The text as the author wrote it. */
  readonly content: string;
}

/** The files that a revision was read from. */
export interface SourceFiles {
  /** The content hash. */
  readonly revision: string;
  /** By path. */
  readonly files: readonly SourceFile[];
}

export interface SpanJson {
  readonly start: PositionJson;
  readonly end: PositionJson;
}

/** A start that comes by itself. */
export interface StartBody {
  /** The process's id. */
  readonly process: string;
  /** What people call the process. */
  readonly title: string;
  /** How often, as the process says. */
  readonly every: string;
  /** When it comes next; null when it comes no more. */
  readonly nextAt: string | null;
  /** The day of that. */
  readonly nextDay: string | null;
  /** The days after that, a few. */
  readonly following: readonly unknown[];
  /** The last day on which it came; null when it has not. */
  readonly lastDay: string | null;
  /** The instance that it started then; null where the start was refused. */
  readonly lastInstance: string | null;
  /** Why it was refused then; null when it was not. */
  readonly lastRefusal: string | null;
  /** When it was due then. */
  readonly lastDueAt: string | null;
  /** When the instance was started: later than it was due where it was caught up. */
  readonly lastStartedAt: string | null;
}

/** What a person fills in to start a process. */
export interface StartForm {
  /** The process's id. */
  readonly process: string;
  /** What people call it. */
  readonly title: string;
  /** The revision that would be started. */
  readonly revision: string;
  /** The roles that may start it. */
  readonly by: readonly string[];
  /** True when the person who asks may start it. */
  readonly mayStart: boolean;
  readonly plan: null | PlannedTime;
  /** In the author's order. */
  readonly lines: readonly FormLine[];
}

export interface StartList {
  /** The starts that come by themselves, in order of time. */
  readonly items: readonly StartBody[];
  /** The starts that messages bring about. */
  readonly byMessage: readonly MessageStartBody[];
}

/** Starts an instance. */
export interface StartRequest {
  /** The process's id. */
  readonly process: string;
  /** The start form's values as plain JSON, by field. */
  readonly values?: Record<string, unknown>;
  /** The day that it came in; without it, today. */
  readonly received?: string | null;
  /** The day that it happened, where that is known. */
  readonly occurred?: string | null;
  readonly plan?: null | PlannedTime;
}

/** The instance that a start made; the same again when the start is repeated with its Operation-Id. */
export interface StartedInstance {
  readonly instance: string;
}

/** What one person answered in a task or decision, or that nobody did until it closed. */
export interface StepAnswer {
  /** The step's id. */
  readonly step: string;
  /** What the step is about, placeholders left open. */
  readonly title: string;
  readonly item: string | null;
  /** False for an item of a for-each that closed before anybody answered. */
  readonly answered: boolean;
  readonly person: null | PersonName;
  /** The day; null when nobody answered. */
  readonly at: string | null;
  /** The outcome chosen, or the one that the item ended with; null where there is none. */
  readonly outcome: string | null;
  /** What was filled in, in the order of the form; lines left empty are left out. */
  readonly values: readonly AnswerValue[];
}

export interface StepStanding {
  /** The step's id. */
  readonly node: string;
  /** The step's keyword. */
  readonly kind: string;
  /** What it is about, placeholders left open. */
  readonly title: string;
  /** How deep it is inside other steps. */
  readonly depth: number;
  /** Where it stands. */
  readonly state: StepState;
  /** How many tokens, and so items of a for-each, are at it. */
  readonly open: number;
  /** How often it was done. */
  readonly done: number;
  /** A stage that is open, and the last day that was planned for it has passed. */
  readonly late: boolean;
}

export type StepState = 'ahead' | 'open' | 'done' | 'skipped' | 'incident' | 'held';

/** A step of a process as its author wrote it. */
export interface StepSummary {
  /** The id that tasks, timers and incidents name it by. */
  readonly node: string;
  /** The step's keyword, such as `task`. */
  readonly kind: string;
  /** What it is about, placeholders left open. */
  readonly title: string;
  /** 0 for the process's own list, 1 for a list inside one of its steps, and so on. */
  readonly depth: number;
  /** Of the governing document. */
  readonly clauses: readonly string[];
}

/** Something that was done to the installation and not to a case. */
export interface SystemEntryBody {
  /** Counts from 1. */
  readonly number: number;
  /** When. */
  readonly at: string;
  /** Such as `start`, `deployment`, `organisation`, `erasure` or `restore`. */
  readonly kind: string;
  /** Who was signed in; null for the server itself. */
  readonly actor: string | null;
  /** What was done. */
  readonly detail: string;
}

/** What closed a task. */
export type TaskClosedBecause = 'done' | 'case-ended' | 'case-cancelled' | 'part-ended' | 'time-up' | 'held' | 'interrupted' | 'went-back' | 'other-came-first' | 'enough-came' | 'late-no-more';

/** Why a task is not open any more. */
export interface TaskClosingBody {
  /** What was to be done; for an administrator with placeholders left open. */
  readonly title: string;
  /** When it closed. */
  readonly at: string;
  /** What closed it. */
  readonly because: TaskClosedBecause;
  readonly by: null | PersonName;
  /** The same in a sentence, in English. */
  readonly detail: string;
  /** What to do next, in English. */
  readonly hint: string;
}

/** A task with what a person needs in order to do it. */
export interface TaskDetail {
  /** What the list says of it. */
  readonly summary: TaskSummary;
  /** The author's explanation. */
  readonly help: string | null;
  /** Of the governing document, with what they ask. */
  readonly clauses: readonly ClauseBody[];
  /** The form in the author's order; empty for an administrator. */
  readonly lines: readonly FormLine[];
  /** The answers to choose from, exactly one; empty for a task that just gets done. */
  readonly outcomes: readonly OutcomeBody[];
  /** The lines of which every one has to be ticked; empty where there is none. */
  readonly checklist: readonly ChecklistLine[];
  /** The number of the late task that an escalation is about. */
  readonly about: number | null;
}

export type TaskKind = 'task' | 'decision' | 'escalation';

/** An open task as lists show it. */
export interface TaskSummary {
  /** The instance's id. */
  readonly instance: string;
  /** The task's number within the instance. */
  readonly task: number;
  /** The process's id. */
  readonly process: string;
  /** What people call the process. */
  readonly processTitle: string;
  /** The step's id. */
  readonly node: string;
  /** A task, a decision, or an escalation of a late task. */
  readonly kind: TaskKind;
  /** What to do; for an administrator with placeholders left open. */
  readonly title: string;
  /** The principals that may take it: `role`, `role@unit`, `person:id`. */
  readonly candidates: readonly string[];
  readonly assignee: null | PersonName;
  /** When it opened. */
  readonly openedAt: string;
  readonly due: null | DueBody;
  /** True when that has passed. */
  readonly late: boolean;
  /** True when the person who asks may take it now. */
  readonly mayClaim: boolean;
  /** True when the person who asks may complete it now. */
  readonly mayComplete: boolean;
  /** The deadlines of the case that doing it meets, or that an escalation is about. */
  readonly meets: readonly DeadlineBody[];
  readonly item?: string | null;
}

/** Which tasks to list. */
export type TaskView = 'mine' | 'all';

/** Something that fires at a time unless it is withdrawn before. */
export interface TimerBody {
  /** The instance's id. */
  readonly instance: string;
  /** The process's id. */
  readonly process: string;
  /** Its number within the instance. */
  readonly wait: number;
  /** What it does when it fires. */
  readonly purpose: TimerPurpose;
  /** When it fires. */
  readonly dueAt: string;
  /** The step's id. */
  readonly node: string;
  /** The task that it reminds of or escalates. */
  readonly task: number | null;
  /** What is waited for or reminded of, as the task's title or the step's. */
  readonly title: string;
  /** The position of the reminder or escalation among the step's, from 0. */
  readonly rule: number;
  /** Counts the repetitions of an `every` rule, from 1. */
  readonly occurrence: number;
  /** True when it should have fired a minute ago or more: something is wrong with the alarm clock. */
  readonly overdue: boolean;
  readonly item?: string | null;
}

export type TimerPurpose = 'catch' | 'close' | 'open' | 'reminder' | 'escalation' | 'handler' | 'deadline-start' | 'deadline' | 'deadline-escalation';

/** Something that one case sent to another and that could not be delivered so far; its content is not shown. */
export interface UndeliveredBody {
  /** The case that sent it. */
  readonly instance: string;
  /** Its process. */
  readonly process: string;
  /** Tells what the case has sent apart. */
  readonly number: string;
  /** What it is: `start` of another case, what one `return`s, its `cancel`lation or that it could not be started. */
  readonly kind: string;
  /** When it was sent. */
  readonly since: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried again, by itself. */
  readonly nextAttemptAt: string;
  /** Why the last try failed, as the server's log names it. */
  readonly problem: string | null;
}

export interface UnitBody {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly parent: string | null;
}

/** A stored file; send it as the value of a form's file line. */
export interface UploadedFile {
  /** Its id. */
  readonly file: string;
  /** As the person who uploaded it called it. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The media type that it was uploaded with. */
  readonly type: string;
}

/** What each operation takes and answers. */
export interface Operations {
  /** Who the server takes the caller for; answers also before signing in. */
  getSession: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: SessionBody;
  };
  /** Signs in by the one-time link and sets the session cookie. */
  signIn: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: SignInRequest;
    answer: SessionBody;
  };
  /** Ends the session. */
  signOut: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  /** Acts as a person of the embedded directory from now on; the journal tells both. */
  actAs: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: ActAsRequest;
    answer: SessionBody;
  };
  /** Acts as administrator again. */
  stopActing: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: SessionBody;
  };
  /** Makes a one-time link for another browser; the one before stops working. */
  createSignInLink: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: SignInLink;
  };
  /** How things stand, in numbers. */
  getOverview: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: OverviewBody;
  };
  /** Starts an instance. */
  startInstance: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: StartRequest;
    answer: StartedInstance;
  };
  /** Lists instances, the last started first. */
  listInstances: {
    path: Record<never, never>;
    query: { status?: InstanceStatus; process?: string; late?: boolean; text?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfInstanceSummary;
  };
  /** What was done with an instance and what came of it, from the start on. */
  getJournal: {
    path: { instance: string };
    query: { after?: string; limit?: number };
    body: undefined;
    answer: PageOfJournalEntryBody;
  };
  /** Adds an item to a step that is running for each of many; an act of administrators. */
  addItem: {
    path: { instance: string };
    query: Record<never, never>;
    body: AddItemRequest;
    answer: undefined;
  };
  /** Lists open tasks, the earliest due first, those without a due date last. */
  listTasks: {
    path: Record<never, never>;
    query: { view?: TaskView; late?: boolean; process?: string; instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfTaskSummary;
  };
  /** A task with its form. */
  getTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: undefined;
    answer: TaskDetail;
  };
  /** Why a task is not open any more, for those whom it was for. An open task, one that is not there and one that is not for the one who asks are answered alike. */
  getTaskClosing: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: undefined;
    answer: TaskClosingBody;
  };
  /** Documents that the person who asks may read, the last written first: of their cases, and those they have a copy of. */
  listDocuments: {
    path: Record<never, never>;
    query: { instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfDocumentBody;
  };
  /** Calls of services that are under way or are to be made, in order of time. Those that have stopped are incidents. */
  listCalls: {
    path: Record<never, never>;
    query: { instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfCallBody;
  };
  /** What fires next, in order of time. */
  listTimers: {
    path: Record<never, never>;
    query: { purpose?: TimerPurpose; process?: string; instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfTimerBody;
  };
  /** Deadlines of cases whose clocks run, in order of time. */
  listDeadlines: {
    path: Record<never, never>;
    query: { late?: boolean; process?: string; instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfDeadlineEntry;
  };
  /** The starts that come by themselves, in order of time, and those that messages bring about. */
  listStarts: {
    path: Record<never, never>;
    query: { process?: string };
    body: undefined;
    answer: StartList;
  };
  /** Lists open incidents, the oldest first. */
  listIncidents: {
    path: Record<never, never>;
    query: { process?: string; instance?: string; after?: string; limit?: number };
    body: undefined;
    answer: PageOfIncidentBody;
  };
  /** Tries again what an incident stopped; an act of administrators. */
  retryIncident: {
    path: { instance: string; incident: number };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  /** What cases sent to one another and could not be delivered at the first try, the oldest first; for administrators. */
  listUndelivered: {
    path: Record<never, never>;
    query: { after?: string; limit?: number };
    body: undefined;
    answer: PageOfUndeliveredBody;
  };
  /** Delivers a message to the one instance that waits for it, or starts one by it; an act of administrators. */
  deliverMessage: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: MessageRequest;
    answer: DeliveredMessage;
  };
  /** Who would get a message, without sending it. */
  previewMessage: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: MessageRequest;
    answer: MessagePreview;
  };
  /** Mails with their fate, the latest first, without their content; for administrators. */
  listOutbox: {
    path: Record<never, never>;
    query: { state?: MailState; after?: string; limit?: number };
    body: undefined;
    answer: PageOfOutboxEntry;
  };
  /** Units, roles and people of the embedded directory as they are today. */
  getDirectory: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: DirectoryBody;
  };
  /** The journal of the installation, the latest first; for administrators. */
  listSystemEntries: {
    path: Record<never, never>;
    query: { after?: string; limit?: number };
    body: undefined;
    answer: PageOfSystemEntryBody;
  };
  /** What runs here; for administrators. */
  about: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: AboutBody;
  };
  /** Lists the processes in force, by title. */
  listDefinitions: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: PageOfDefinitionSummary;
  };
  /** Tells what a process consists of. */
  getDefinition: {
    path: { process: string };
    query: { revision?: string };
    body: undefined;
    answer: DefinitionDetail;
  };
  /** The files that a revision was read from; without a revision, those of the one in force. */
  getDefinitionFiles: {
    path: { process: string };
    query: { revision?: string };
    body: undefined;
    answer: SourceFiles;
  };
  /** What a person fills in to start the process. */
  getStartForm: {
    path: { process: string };
    query: Record<never, never>;
    body: undefined;
    answer: StartForm;
  };
  /** The process as a picture. */
  getDefinitionDiagram: {
    path: { process: string };
    query: { revision?: string };
    body: undefined;
    answer: string;
  };
  /** What the picture shows, as text. */
  getDefinitionDiagramText: {
    path: { process: string };
    query: { revision?: string };
    body: undefined;
    answer: string;
  };
  /** Checks a bundle of files and brings it into force; with `check=only` it is only checked. */
  deploy: {
    path: Record<never, never>;
    query: { check?: DeploymentCheck };
    body: DeploymentRequest;
    answer: DeploymentResult;
  };
  /** What came of the last bundle that was to be brought into force: of the folder of processes at start, or of a request. */
  getLatestDeployment: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: LatestDeployment;
  };
  /** Tells where an instance is. */
  getInstance: {
    path: { instance: string };
    query: Record<never, never>;
    body: undefined;
    answer: InstanceDetail;
  };
  /** Ends an instance before its end; an act of administrators. */
  cancelInstance: {
    path: { instance: string };
    query: Record<never, never>;
    body: CancelRequest;
    answer: undefined;
  };
  /** The process as a picture, each step with where it stands. */
  getInstanceDiagram: {
    path: { instance: string };
    query: Record<never, never>;
    body: undefined;
    answer: string;
  };
  /** What the picture shows, as text. */
  getInstanceDiagramText: {
    path: { instance: string };
    query: Record<never, never>;
    body: undefined;
    answer: string;
  };
  /** Moves the plan of a running case, and with it everything open; an act of administrators. */
  postponeInstance: {
    path: { instance: string };
    query: Record<never, never>;
    body: PostponeRequest;
    answer: undefined;
  };
  /** Shows where every open date would go, and why; nothing changes. */
  previewPostponement: {
    path: { instance: string };
    query: Record<never, never>;
    body: PostponeRequest;
    answer: PostponementBody;
  };
  /** Takes a task, so that nobody else does it. */
  claimTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  /** Gives a task that was taken back to its candidates. */
  releaseTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  /** Completes a task. */
  completeTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: CompleteRequest;
    answer: undefined;
  };
  /** Gives a task to others; an act of administrators. */
  reassignTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: ReassignRequest;
    answer: undefined;
  };
  /** Moves a task's due day; an act of administrators. */
  rescheduleTask: {
    path: { instance: string; task: number };
    query: Record<never, never>;
    body: RescheduleRequest;
    answer: undefined;
  };
  /** Stores one file, sealed as it streams in; its id is then sent as a form's value. */
  uploadFile: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: {
      readonly file: Blob;
    };
    answer: UploadedFile;
  };
  /** Gives a stored file back, always as an attachment of no type that a browser would show. */
  downloadFile: {
    path: { file: string };
    query: Record<never, never>;
    body: undefined;
    answer: Blob;
  };
  /** What the person who asks was told, the latest first. */
  listNotices: {
    path: Record<never, never>;
    query: { unread?: boolean; after?: string; limit?: number };
    body: undefined;
    answer: PageOfNoticeBody;
  };
  /** Marks a notice as read; marking it again changes nothing. */
  markNoticeRead: {
    path: { notice: string };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  /** Whether sending is held, and what goes out when it is released; for administrators. */
  getSending: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: SendingBody;
  };
  /** Lets everything go out that is due; for administrators. The journal of the installation tells who did. */
  releaseSending: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: SendingBody;
  };
  /** Which master keys there are and what each wraps; for administrators. No key is told. */
  getKeys: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: KeysBody;
  };
  /** Makes another master key and brings it into use; what was wrapped with the one before is wrapped anew meanwhile. For administrators; the journal of the installation tells who did. */
  rotateKeys: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: KeysBody;
  };
  /** Whether all is well: for what calls an administrator when it is not. */
  health: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: HealthBody;
  };
  /** Answers as long as the process runs: for what starts it again when it does not. */
  live: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: HealthBody;
  };
  /** Whether this node can serve requests: for what shares requests out among nodes. */
  ready: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: HealthBody;
  };
}
/** Where each operation is. */
export const routes = {
  getSession: ['GET', '/api/v1/session'],
  signIn: ['POST', '/api/v1/session'],
  signOut: ['DELETE', '/api/v1/session'],
  actAs: ['PUT', '/api/v1/session/person'],
  stopActing: ['DELETE', '/api/v1/session/person'],
  createSignInLink: ['POST', '/api/v1/session/links'],
  getOverview: ['GET', '/api/v1/overview'],
  startInstance: ['POST', '/api/v1/instances'],
  listInstances: ['GET', '/api/v1/instances'],
  getJournal: ['GET', '/api/v1/instances/{instance}/journal'],
  addItem: ['POST', '/api/v1/instances/{instance}/items'],
  listTasks: ['GET', '/api/v1/tasks'],
  getTask: ['GET', '/api/v1/instances/{instance}/tasks/{task}'],
  getTaskClosing: ['GET', '/api/v1/instances/{instance}/tasks/{task}/closing'],
  listDocuments: ['GET', '/api/v1/documents'],
  listCalls: ['GET', '/api/v1/calls'],
  listTimers: ['GET', '/api/v1/timers'],
  listDeadlines: ['GET', '/api/v1/deadlines'],
  listStarts: ['GET', '/api/v1/starts'],
  listIncidents: ['GET', '/api/v1/incidents'],
  retryIncident: ['POST', '/api/v1/instances/{instance}/incidents/{incident}/retry'],
  listUndelivered: ['GET', '/api/v1/undelivered'],
  deliverMessage: ['POST', '/api/v1/messages'],
  previewMessage: ['POST', '/api/v1/messages/preview'],
  listOutbox: ['GET', '/api/v1/outbox'],
  getDirectory: ['GET', '/api/v1/directory'],
  listSystemEntries: ['GET', '/api/v1/system-entries'],
  about: ['GET', '/api/v1/about'],
  listDefinitions: ['GET', '/api/v1/definitions'],
  getDefinition: ['GET', '/api/v1/definitions/{process}'],
  getDefinitionFiles: ['GET', '/api/v1/definitions/{process}/files'],
  getStartForm: ['GET', '/api/v1/definitions/{process}/start-form'],
  getDefinitionDiagram: ['GET', '/api/v1/definitions/{process}/diagram.svg'],
  getDefinitionDiagramText: ['GET', '/api/v1/definitions/{process}/diagram.txt'],
  deploy: ['POST', '/api/v1/deployments'],
  getLatestDeployment: ['GET', '/api/v1/deployments/latest'],
  getInstance: ['GET', '/api/v1/instances/{instance}'],
  cancelInstance: ['POST', '/api/v1/instances/{instance}/cancel'],
  getInstanceDiagram: ['GET', '/api/v1/instances/{instance}/diagram.svg'],
  getInstanceDiagramText: ['GET', '/api/v1/instances/{instance}/diagram.txt'],
  postponeInstance: ['POST', '/api/v1/instances/{instance}/postpone'],
  previewPostponement: ['POST', '/api/v1/instances/{instance}/postpone/preview'],
  claimTask: ['POST', '/api/v1/instances/{instance}/tasks/{task}/claim'],
  releaseTask: ['POST', '/api/v1/instances/{instance}/tasks/{task}/release'],
  completeTask: ['POST', '/api/v1/instances/{instance}/tasks/{task}/complete'],
  reassignTask: ['POST', '/api/v1/instances/{instance}/tasks/{task}/reassign'],
  rescheduleTask: ['POST', '/api/v1/instances/{instance}/tasks/{task}/reschedule'],
  uploadFile: ['POST', '/api/v1/files'],
  downloadFile: ['GET', '/api/v1/files/{file}'],
  listNotices: ['GET', '/api/v1/notices'],
  markNoticeRead: ['POST', '/api/v1/notices/{notice}/read'],
  getSending: ['GET', '/api/v1/sending'],
  releaseSending: ['POST', '/api/v1/sending/release'],
  getKeys: ['GET', '/api/v1/keys'],
  rotateKeys: ['POST', '/api/v1/keys/rotate'],
  health: ['GET', '/api/v1/health'],
  live: ['GET', '/api/v1/health/live'],
  ready: ['GET', '/api/v1/health/ready'],
} as const satisfies Record<keyof Operations, readonly [string, string]>;
