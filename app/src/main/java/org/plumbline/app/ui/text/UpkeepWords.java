package org.plumbline.app.ui.text;

import org.plumbline.settings.Ground;

/// Likewise, of what keeps a server well: autovacuum, checkpoints, sessions, limits and the log.
final class UpkeepWords {
    private UpkeepWords() {}

    static SettingWords of(Ground ground, Facts told) {
        return switch (ground) {
            case TRACK_COUNTS_OFF, TRACK_ACTIVITIES_OFF, AUTOVACUUM_OFF, NAPTIME_LONG, COST_DELAY_OLD, AUTOVACUUM_BEHIND,
                    SCALE_FACTOR_LARGE_TABLES, ANALYZE_SCALE_FACTOR_LARGE_TABLES, INSERT_VACUUM_OFF -> vacuum(ground, told);
            case FSYNC_OFF, FULL_PAGE_WRITES_OFF, MAX_WAL_SIZE_SMALL, CHECKPOINTS_OFTEN, WAL_NOT_COMPRESSED, COMPLETION_TARGET_LOW ->
                    checkpoints(ground, told);
            case CONNECTIONS_NEED_A_POOLER, CONNECTIONS_NEARLY_ALL, STATEMENT_TIMEOUT_NONE, LOCK_TIMEOUT_NONE, DEADLOCK_TIMEOUT_SHORT,
                    IDLE_IN_TRANSACTION_UNLIMITED -> sessions(ground, told);
            default -> logging(ground, told);
        };
    }

    private static SettingWords vacuum(Ground ground, Facts told) {
        String autovacuum = SettingWords.documentation("Automatic Vacuuming");
        String load = "Autovacuum takes more of the disk from others.";
        return switch (ground) {
            case TRACK_COUNTS_OFF -> new SettingWords("Without the counts autovacuum does not know what to do: dead rows stay, statistics "
                    + "grow old, and transaction ids run out.", SettingWords.documentation("Run-time Statistics"), "None to speak of.");
            case TRACK_ACTIVITIES_OFF -> new SettingWords("Nobody can see which statements run, or what they wait for.",
                    SettingWords.documentation("Run-time Statistics"), "None to speak of.");
            case AUTOVACUUM_OFF -> new SettingWords("Dead rows stay in all tables, and the planner's statistics grow old; only near "
                    + "the end "
                    + "of the transaction ids does it run all the same, and then at the worst time.", autovacuum, load
                    + " There may be much to catch up with: vacuum the largest tables by hand first.");
            case NAPTIME_LONG -> new SettingWords("Autovacuum looks at a database only every "
                    + told.words("between two looks at a database").orElse("few hours") + ": tables that change fast are vacuumed late.",
                    autovacuum, "None to speak of.");
            case COST_DELAY_OLD -> new SettingWords("It pauses for " + told.words("pause").orElse("long")
                    + " again and again, as was usual before PostgreSQL 12, whose default is ten times faster.",
                    "PostgreSQL 12 release notes", load);
            case AUTOVACUUM_BEHIND -> new SettingWords(told.words("table").orElse("A table") + " has "
                    + told.words("dead rows").orElse("many") + " dead rows beside " + told.words("live rows").orElse("few")
                    + " live ones, more than twice what autovacuum should let come: it may be too slow for what is written.", autovacuum,
                    load + " It is no cure where an old transaction, a replication slot or a standby's feedback keeps dead rows: look for "
                            + "these first.");
            case SCALE_FACTOR_LARGE_TABLES -> new SettingWords(told.words("table").orElse("The largest table") + " is vacuumed only after "
                    + told.words("rows changed before it is due").orElse("many") + " rows have changed.", autovacuum,
                    "Large tables are vacuumed more often, each time for less. It can be set for that table alone: ALTER TABLE ... SET "
                            + "(autovacuum_vacuum_scale_factor = ...).");
            case ANALYZE_SCALE_FACTOR_LARGE_TABLES -> new SettingWords("The statistics of "
                    + told.words("table").orElse("the largest table")
                    + " are made anew only after " + told.words("rows changed before it is due").orElse("many") + " rows have changed.",
                    autovacuum, "Tables are analysed more often. It can be set for that table alone: ALTER TABLE ... SET "
                            + "(autovacuum_analyze_scale_factor = ...).");
            default -> new SettingWords("Tables that are only added to are not vacuumed before their transaction ids get old: no index can "
                    + "answer without visiting them, and the vacuum that comes then is long.", autovacuum, load);
        };
    }

    private static SettingWords checkpoints(Ground ground, Facts told) {
        String wal = SettingWords.documentation("Write Ahead Log");
        String recovery = " After a crash the server takes longer to come back.";
        String pages = told.words("of the WAL are images of whole pages, at most").map(share -> "Up to " + share).orElse("Much")
                + " of the WAL are images of whole pages, one for each page's first change after a checkpoint.";
        return switch (ground) {
            case FSYNC_OFF -> new SettingWords("A crash of the system can destroy the whole database.", wal,
                    "Commits take longer. Right only where all data can be made anew.");
            case FULL_PAGE_WRITES_OFF -> new SettingWords("A crash of the system can leave pages half written, which nothing mends.", wal,
                    "More WAL is written. Right only on file systems that never write half a page, such as ZFS.");
            case MAX_WAL_SIZE_SMALL -> new SettingWords(told.words("of all checkpoints were requested").orElse("Many")
                    + " of the checkpoints did not wait for their time, most likely as max_wal_size was reached: data is written more "
                    + "often than "
                    + "it has to be, and so are whole pages to the WAL.", wal,
                    "It takes so much disk." + recovery + " Base backups and CHECKPOINT by hand are counted too: if these were most, "
                    + "leave it.");
            case CHECKPOINTS_OFTEN -> new SettingWords(pages + " Fewer checkpoints write fewer.", wal,
                    "max_wal_size has to leave room for it." + recovery);
            case WAL_NOT_COMPRESSED -> new SettingWords(pages + " They compress well.", wal, "A little more of the CPU for writing.");
            default -> new SettingWords("A checkpoint writes all in the first part of its time and leaves the disk idle for the rest.",
                    "PostgreSQL 14 release notes, whose default it is", "None to speak of.");
        };
    }

    private static SettingWords sessions(Ground ground, Facts told) {
        String sessions = told.words("sessions now").or(() -> told.words("sessions now, at most").map(most -> "Up to " + most))
                .orElse("Most");
        String used = sessions + " of " + told.words("max_connections").orElse("all")
                + " sessions are in use; once all are, nobody is let in.";
        String clients = SettingWords.documentation("Client Connection Defaults");
        return switch (ground) {
            case CONNECTIONS_NEED_A_POOLER -> new SettingWords(used + " More would take more memory and slow all down: put a pooler "
                    + "such as "
                    + "PgBouncer in front, and let applications share sessions.", SettingWords.documentation("Connections and "
                    + "Authentication"),
                    "With transaction pooling a session's state (SET, LISTEN, temporary tables) does not last.");
            case CONNECTIONS_NEARLY_ALL -> new SettingWords(used + " Smaller pools in the applications, or a pooler such as PgBouncer, "
                    + "are the better cure; this is the quick one.", SettingWords.documentation("Connections and Authentication"),
                    "Each session may take work_mem several times. On replicas it has to be raised first: they do not start with less than "
                            + "the primary has.");
            case STATEMENT_TIMEOUT_NONE -> new SettingWords("A statement that runs for hours holds its locks and its connection, and "
                    + "nobody "
                    + "waits for its answer any more.", clients + " (for a role, not for everybody)",
                    "Longer statements of that role fail: reports and migrations need a role of their own.");
            case LOCK_TIMEOUT_NONE -> new SettingWords("A statement that waits for a lock for good keeps a connection of the pool, and "
                    + "others queue behind it.", clients + " (for a role, not for everybody)",
                    "Statements that would have waited longer fail, and have to be tried again.");
            case DEADLOCK_TIMEOUT_SHORT -> new SettingWords("Every wait for a lock of more than " + told.words("now").orElse("this")
                    + " starts a search for deadlocks, which takes the CPU when many wait.", SettingWords.documentation("Lock Management"),
                    "A real deadlock lasts a second.");
            default -> new SettingWords("A session that forgets its transaction keeps its locks, and keeps dead rows in all tables, "
                    + "without "
                    + "end.", clients, "Sessions that leave a transaction open for longer on purpose are cut off.");
        };
    }

    private static SettingWords logging(Ground ground, Facts told) {
        String logging = SettingWords.documentation("Error Reporting and Logging");
        String log = "A few more lines in the log.";
        return switch (ground) {
            case STATEMENTS_NOT_COUNTED -> new SettingWords("Without pg_stat_statements nobody knows which statements take the time: the "
                    + "Workload panel stays empty.", SettingWords.documentation("pg_stat_statements"),
                    "A few percent at worst with very many short statements. After the restart: CREATE EXTENSION pg_stat_statements.");
            case IO_TIMING_OFF -> new SettingWords("Plans and statistics do not tell how long reads and writes took.",
                    SettingWords.documentation("Run-time Statistics"),
                    "On machines with a slow clock every read gets slower: pg_test_timing tells.");
            case SLOW_STATEMENTS_UNLOGGED -> new SettingWords("No slow statement is logged with its values, so that it could be explained "
                    + "later.", logging, "The log holds values of statements, which may be confidential.");
            case EVERY_STATEMENT_TIMED -> new SettingWords("Every statement is logged, which costs time and disk where there are many.",
                    logging, "Short statements are missing from the log; pg_stat_statements counts them.");
            case EVERY_STATEMENT_LOGGED -> new SettingWords("Every statement is logged before it runs, which costs time and disk, and puts "
                    + "values into the log.", logging, "Who has to log all by law keeps it, or uses pgaudit.");
            case LOCK_WAITS_UNLOGGED -> new SettingWords("Nobody can tell afterwards that a statement was slow as it waited for a lock.",
                    logging, log);
            case CHECKPOINTS_UNLOGGED -> new SettingWords("Nobody can tell afterwards whether a checkpoint made statements slow. It "
                    + "is on by "
                    + "default since PostgreSQL 15.", logging, log);
            case AUTOVACUUM_UNLOGGED -> new SettingWords("Nobody can tell what autovacuum did, and what held it up. Vacuums of ten minutes "
                    + "are logged by default since PostgreSQL 15.", logging, log);
            case WORK_FILES_UNLOGGED -> new SettingWords("Statements wrote " + told.words("written to work files").orElse("much")
                    + " to work files in " + told.words("over").orElse("a while") + "; the log would tell which.", logging, log);
            default -> new SettingWords("auto_explain times each node of every statement, which slows all down.",
                    SettingWords.documentation("auto_explain"), "Plans in the log have rows but no times of nodes.");
        };
    }
}
