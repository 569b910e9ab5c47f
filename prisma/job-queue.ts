import pg from "pg";
import { runMigrations } from "graphile-worker";

/**
 * Brings the job queue's own schema, graphile_worker, to the state its package expects, and lets the
 * application work it: iop_app takes, finishes and repeats jobs, and changes nothing of the schema.
 */
export async function prepareJobQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(rights);
  } finally {
    await client.end();
  }
}

const rights = `
  grant usage on schema graphile_worker to iop_app;
  grant select on all tables in schema graphile_worker to iop_app;
  grant usage on all sequences in schema graphile_worker to iop_app;
  grant execute on all functions in schema graphile_worker to iop_app;
  do $$
  declare queue_table text;
  begin
    for queue_table in
      select relname from pg_class
      where relnamespace = 'graphile_worker'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
    loop
      execute format('grant insert, update, delete on graphile_worker.%I to iop_app', queue_table);
      if not exists (
        select from pg_policies
        where schemaname = 'graphile_worker' and tablename = queue_table and policyname = 'worked_by_application'
      ) then
        execute format('create policy worked_by_application on graphile_worker.%I for all to iop_app using (true)', queue_table);
      end if;
    end loop;
  end $$;`;
