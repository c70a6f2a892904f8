export { scoredQuantities, type Answer, type ScoredQuantity } from './answer.js';
export { readAnswers } from './read-answers.js';
export { scoreAnswers, scoreResults, type ScoreRow } from './score.js';
export { summariseScore, unanswered, type ScoreSummary } from './summary.js';
