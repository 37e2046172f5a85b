export { randomFrom, type Random } from '../../src-main/core/features/sample-data/company/random.ts';
