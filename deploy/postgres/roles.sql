-- Once per PostgreSQL cluster (15 or later), as its administrator:  psql -v owner_password=... -v app_password=... -f roles.sql
-- Two logins. The owner migrates and provisions, and is never used by web, worker or beat; the application's login has no
-- right on anything and becomes one tenant's role at a time (SET ROLE). The tenants' roles are made when a tenant is.
create role kaa_owner login createdb createrole password :'owner_password';
create role kaa_app login noinherit password :'app_password';
create database kaa owner kaa_owner;
revoke connect on database kaa from public;
grant connect on database kaa to kaa_owner, kaa_app;

-- 290 tenants x 70 tables are locked at once by pg_dump. Takes effect after a restart.
alter system set max_locks_per_transaction = 512;
