import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ENTITIES, type Entity } from '../../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../../src-shared/domain/entity-table.ts';
import { withDerived } from '../../../../../src-shared/domain/entity-rules.ts';
import { recordSchemas } from '../../../../../src-shared/domain/records.ts';
import type { Put } from '../../../store/store.ts';
import { believableCompany } from './company.ts';
import { companyNames } from './company-name.ts';

const NOW = Date.UTC(2026, 5, 30, 4);
const OPTIONS = { seed: 7, customers: 400, now: NOW };
const company = [...believableCompany(OPTIONS)];

const hashOf = (puts: Iterable<Put>): string => {
  const hash = createHash('sha256');
  for (const put of puts) hash.update(JSON.stringify(put));
  return hash.digest('hex');
};

describe('a believable company', () => {
  it('has every entity that people keep, each record as its schema wants it', () => {
    const counts = new Map<Entity, number>();
    for (const { entity, record } of company) {
      recordSchemas[entity].parse(record);
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(ENTITIES.filter((entity) => entity !== 'snapshots').sort());
    expect(counts.get('customers')).toBe(400);
    expect(counts.get('activities')).toBeGreaterThan(1_600);
  });

  it('is the same from the same seed and another one from another', () => {
    expect(hashOf(believableCompany(OPTIONS))).toBe(hashOf(company));
    expect(hashOf(believableCompany({ ...OPTIONS, seed: 8 }))).not.toBe(hashOf(company));
  });

  it('refers to records that are there, and names each once', () => {
    const ids = new Map(company.map(({ entity, record }) => [record.id, entity]));
    expect(ids.size).toBe(company.length);
    for (const { entity, record } of company) {
      for (const [field, target] of Object.entries(entityTable[entity].references)) {
        const id = (record as Readonly<Record<string, unknown>>)[field] ?? null;
        if (id !== null) expect([entity, field, ids.get(id as string)]).toEqual([entity, field, target]);
      }
    }
    expect(new Set(company.flatMap((put) => (put.entity === 'customers' ? [put.record.name] : []))).size).toBe(400);
  });

  it('stands as the rules of the domain leave a record, and nothing happened after today', () => {
    for (const { entity, record } of company) {
      expect(withDerived(entity, record, 'later')).toBe(record);
      expect(Date.parse(record.updatedAt)).toBeLessThanOrEqual(NOW);
      expect(record.updatedAt >= record.createdAt).toBe(true);
    }
  });

  it('leaves out what is not wanted with the references to it', () => {
    const some = [...believableCompany({ ...OPTIONS, customers: 50, only: ['customers', 'activities'] })];
    expect(new Set(some.map(({ entity }) => entity))).toEqual(new Set(['customers', 'activities']));
    for (const put of some) if (put.entity === 'activities') expect(put.record.contactId).toBeUndefined();
  });
});

describe('names of companies', () => {
  it('are each given once, with a brand of two characters and of three', () => {
    for (const count of [226_800, 226_801]) {
      const nameOf = companyNames(3, count);
      const names = new Set(Array.from({ length: count }, (_none, number) => nameOf(number).name));
      expect(names.size).toBe(count);
    }
  });
});
