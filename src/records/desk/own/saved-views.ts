import type { Database } from '../../base/database.ts';

/** A list of the inbox that somebody comes back to. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly query: string;
}

export async function savedViews(database: Database, staff: number): Promise<SavedView[]> {
  const { rows } = await database.query<SavedView>(
    'select id, name, query from saved_views where staff_id = $1 order by id',
    [staff],
  );
  return rows;
}

/** False when somebody has as many as they may. */
export async function addSavedView(
  database: Database,
  staff: number,
  { name, query, most }: Omit<SavedView, 'id'> & { readonly most: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into saved_views (staff_id, name, query) select $1, $2, $3 where (select count(*) from saved_views where staff_id = $1) < $4`,
    [staff, name, query, most],
  );
  return rowCount === 1;
}

export async function dropSavedView(database: Database, staff: number, id: number): Promise<boolean> {
  const { rowCount } = await database.query('delete from saved_views where staff_id = $1 and id = $2', [
    staff,
    id,
  ]);
  return rowCount === 1;
}
