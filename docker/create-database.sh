#!/bin/sh
# Run once, by the database image, on an empty volume. The application works as a user that owns nothing, so that
# row-level security binds it; the owner only migrates the tables, and a backup reads every row.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$POSTGRES_PASSWORD" --username=postgres <<'SQL'
create role showdown_owner login password :'password';
create role showdown_app login password :'password';
create role showdown_backup login bypassrls password :'password';
grant pg_read_all_data to showdown_backup;
create database showdown owner showdown_owner;
revoke all on database showdown from public;
grant connect on database showdown to showdown_app, showdown_backup;
\connect showdown
alter default privileges for role showdown_owner in schema public
  grant select, insert, update, delete on tables to showdown_app;
alter default privileges for role showdown_owner in schema public
  grant usage, select on sequences to showdown_app;
SQL
