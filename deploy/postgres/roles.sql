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

-- The server's own log holds no statement, parameter or detail: they quote personal numbers and names. Set in the provider's console
-- where ALTER SYSTEM is not allowed. The release step says which of these does not hold. No auto_explain; pg_stat_statements with
-- track_utility = off.
alter system set log_error_verbosity = 'terse';
alter system set log_min_error_statement = 'panic';
alter system set log_statement = 'none';
alter system set log_duration = 'off';
alter system set log_min_duration_statement = '-1';
alter system set log_min_duration_sample = '-1';
alter system set log_transaction_sample_rate = '0';
alter system set log_parameter_max_length = '0';
alter system set log_parameter_max_length_on_error = '0';
alter system set debug_print_parse = 'off';
alter system set debug_print_rewritten = 'off';
alter system set debug_print_plan = 'off';
select pg_reload_conf();
