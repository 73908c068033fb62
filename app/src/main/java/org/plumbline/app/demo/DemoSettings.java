package org.plumbline.app.demo;

import java.util.Map;
import java.util.TreeMap;

/// How the demo database's server is set.
final class DemoSettings {
    /// What keeps it on this machine, fills the lists of slow queries, and is usual for a small server with an SSD.
    static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] %q%u@%d "),
            Map.entry("shared_preload_libraries", "pg_stat_statements,auto_explain"),
            Map.entry("compute_query_id", "on"),
            Map.entry("track_io_timing", "on"),
            Map.entry("auto_explain.log_min_duration", "200ms"),
            Map.entry("auto_explain.log_analyze", "on"),
            Map.entry("auto_explain.log_buffers", "on"),
            Map.entry("auto_explain.log_timing", "off"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("max_connections", "50"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("synchronous_commit", "off"));

    /// While it is filled: what is lost then is made anew.
    static final String WHILE_FILLING = "-c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off "
            + "-c max_wal_size=4GB -c maintenance_work_mem=256MB";

    private DemoSettings() {}

    static String content() {
        return new TreeMap<>(SERVER) + WHILE_FILLING;
    }
}
