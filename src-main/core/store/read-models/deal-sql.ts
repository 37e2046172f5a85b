import { COMMITTED_PROBABILITY } from '../../../../src-shared/domain/figures/forecast.ts';
import { STAGE_PROBABILITY } from '../../../../src-shared/domain/opportunities/opportunity.rules.ts';
import { STAGES } from '../../../../src-shared/domain/opportunities/opportunity.schema.ts';

// The formulas of src-shared/domain/figures/deals.ts in SQL. The tests hold both to the same answers. Amounts lie in their
// columns as binary fractions; as integers they are multiplied exactly.

export const AMOUNT = 'coalesce("f.actualAmountCents","f.estimatedAmountCents",0)';

const ofStage = STAGES.map((stage) => `WHEN '${stage}' THEN ${STAGE_PROBABILITY[stage]}`).join(' ');
const PROBABILITY = `coalesce("f.probability",CASE coalesce("f.stage",'prospecting') ${ofStage} END)`;

export const WEIGHTED = `(CAST(${AMOUNT} AS INTEGER)*CAST(${PROBABILITY} AS INTEGER)+50)/100`;

export const IS_COMMITTED = `${PROBABILITY}>=${COMMITTED_PROBABILITY}`;
