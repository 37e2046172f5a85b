/** A customer as crm-cell answers it. */
export interface CellCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

const AT_ONCE = 20;

/** Every customer of a tenant, whole and clear, read through the REST API page by page and then one by one. */
export async function customersOnCell(url: string, tenant: string, token: string): Promise<readonly CellCustomer[]> {
  const headers = { authorization: `Bearer ${token}`, 'x-tenant-id': encodeURIComponent(tenant) };
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1/crm${path}`, { headers });
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    return answer.json();
  };
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { data, total } = (await read(`/customers?page=${page}&pageSize=100`)) as {
      data: CellCustomer[];
      total: number;
    };
    ids.push(...data.map((row) => row.customerId));
    if (data.length === 0 || ids.length >= total) break;
  }
  const customers: CellCustomer[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const answers = some.map(async (id) => (await read(`/customers/${encodeURIComponent(id)}`)) as CellCustomer);
    customers.push(...(await Promise.all(answers)));
  }
  return customers;
}
