/// How far standbys are behind, whether they may be read from, and who should be: by the plain formula and by what the servers' own
/// figures bear out. Figures are those of `pg_stat_replication`, `pg_stat_wal_receiver`, `pg_replication_slots` and the `pg_last_wal_*`
/// functions of PostgreSQL 12 to 18.
package org.plumbline.capacity.replica;
