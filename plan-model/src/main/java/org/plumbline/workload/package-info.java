/// What a server's `pg_stat_statements` counted: snapshots, what happened between two of them, what of it matters, and habits of
/// applications that cost many statements where one would do.
package org.plumbline.workload;
