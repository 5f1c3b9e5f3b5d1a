/** Lists of the configuration: filters, searches, pages. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageOf } from '../../src/bin/gateway/lists.js';
import { filterOf } from '../../src/bin/gateway/rsql.js';

describe('lists', () => {
  const rows = [
    { id: 'a', name: 'Sales West', description: 'one', active: true },
    { id: 'b', name: 'Sales East', description: 'two', active: false },
    { id: 'c', name: 'Care, "Premier"', description: 'one', active: true },
  ];
  const FIELDS = new Set(['id', 'name', 'description', 'active']);
  for (const [filter, ids] of [
    ['id==a', 'a'],
    ['id=="a"', 'a'],
    ["name=='Sales East'", 'b'],
    ['id!=a', 'bc'],
    ['id=in=(a,c)', 'ac'],
    ['id=in=("a","b")', 'ab'],
    ['id=out=(a,c)', 'b'],
    ['active==true;description==one', 'ac'],
    ['active==true and id==a', 'a'],
    ['id==a,id==b', 'ab'],
    ['id==a or id==b', 'ab'],
    ['(id==a,id==b);active==false', 'b'],
    ['id==a,id==b;active==false', 'ab'],
    ['name=="Care, \\"Premier\\""', 'c'],
    ['id==nobody', ''],
  ] as const) {
    test(`are filtered: ${filter}`, () => {
      assert.equal(
        rows
          .filter(filterOf(filter, FIELDS))
          .map((one) => one.id)
          .join(''),
        ids,
      );
    });
  }
  for (const filter of [
    'id',
    'id==',
    'id=a',
    '==a',
    'id==a;',
    '(id==a',
    'id==a)',
    'id=in=a',
    'id=in=()',
    'id=gt=1',
    'colour==red',
    '"id"==a',
    'id==a b',
  ]) {
    test(`a filter is refused that cannot be read: ${filter}`, () => {
      assert.throws(() => filterOf(filter, FIELDS), { name: 'Refusal', status: 400 });
    });
  }
  test('have pages, are searched, and give the attributes that are wanted', () => {
    const page = (query: Record<string, unknown>) => pageOf(rows, query, ['name', 'description'], 'org', '/list');
    const ids = (query: Record<string, unknown>): string =>
      page(query)
        .data.map((one) => one['id'])
        .join('');
    assert.deepEqual([ids({ pageSize: 2 }), ids({ pageSize: 2, page: 1 }), ids({ page: 9 })], ['ab', 'c', '']);
    assert.deepEqual(
      ['page', 'pageSize', 'totalPages', 'totalRecords'].map((name) => page({ pageSize: 2, page: 1 }).meta[name]),
      [1, 2, 2, 3],
    );
    assert.equal(page({ pageSize: 5_000 }).meta['pageSize'], 100);
    assert.deepEqual(
      ['sales', 'one', '"premier"', 'nothing'].map((search) => ids({ search })),
      ['ab', 'ac', 'c', ''],
    );
    assert.equal(ids({ search: 'field=="name";value=="east"' }), 'b');
    assert.equal(ids({ search: 'fields=in=("name","description");value=="two"' }), 'b');
    assert.throws(() => page({ search: 'field=="id";value=="a"' }), { status: 400 });
    assert.deepEqual(page({ attributes: 'id,name', pageSize: 1 }).data, [{ id: 'a', name: 'Sales West' }]);
    assert.deepEqual([ids({ sortBy: 'name' }), ids({ sort: 'name,DESC' })], ['cba', 'abc']);
    for (const query of [{ page: -1 }, { page: 1.5 }]) assert.throws(() => page(query), { status: 400 });
  });
});
