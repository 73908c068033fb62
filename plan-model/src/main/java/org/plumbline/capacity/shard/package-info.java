/// How keys spread over shards: the ways from a key to a shard ([org.plumbline.capacity.shard.ShardMethod]), what they do to given keys
/// ([org.plumbline.capacity.shard.ShardTally]) and what follows by arithmetic alone. Texts are hashed as UTF-8, PostgreSQL's hashes are
/// those of a little-endian server.
package org.plumbline.capacity.shard;
