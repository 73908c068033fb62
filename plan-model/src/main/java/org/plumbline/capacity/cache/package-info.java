/// What a cache in front of a database does: hit ratio by popularity, size and expiry, staleness, latency and load of its levels,
/// stampedes, and which statements are worth one. All of it rests on the independent reference model: each request asks for an item by
/// its popularity, whatever was asked before.
package org.plumbline.capacity.cache;
