/// Scripts that make shards and find them, ready to be read and run: tables of hash partitions, Citus's calls, foreign tables, and the
/// function from a key to its shard in SQL and Java. No script holds a password.
package org.plumbline.app.sharding;
