/**
 * Public API of the package: run the suite, judge a record, write reports, and the contract that adapters implement.
 *
 * @packageDocumentation
 */
export type {
  AccessPoint,
  Adapter,
  AdapterFactory,
  AdapterOptions,
  Bench,
  CallOutcome,
  Capabilities,
  Capture,
  Cloud,
  ConnectionPolicy,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverCommand,
  DriverPort,
  Fields,
  HttpOutcome,
  HttpRequest,
  JoinOutcome,
  Json,
  Lease,
  Network,
  Packet,
  Phone,
  Profile,
  Security,
  Trace,
} from './adapters/adapter';
export { CANNOT_DO, cannotDo } from './adapters/cannot-do';
export type { CheckResult } from './adapters/check-result';
export { contractTest } from './adapters/contract-test/contract-test';
export type { Adapters } from './adapters/registry';
export { type JudgeOptions, judgeTranscript } from './cli/judge-transcript';
export type { OwnRules } from './cli/own-rules';
export { runSuite, type SuiteListener } from './cli/suite';
export type { SuiteOptions } from './cli/suite-options';
export type { OwnResult, Result } from './judge/result-schema';
export { ProvtckError } from './ledger/error';
export { writeAllureResults } from './reports/allure';
export { junitXml } from './reports/junit';
export {
  defineStep,
  type OwnStep,
  quotedText,
  type StepCall,
  type StepSession,
  type StepWorld,
  wholeNumber,
} from './runtime/own-steps';
export { choice, type ParameterType, table } from './runtime/parameter-type';
