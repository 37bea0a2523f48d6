export { createEvaluation } from './app/create-evaluation.ts';
