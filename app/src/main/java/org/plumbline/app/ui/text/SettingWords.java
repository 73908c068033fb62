package org.plumbline.app.ui.text;

import org.plumbline.settings.Ground;
import org.plumbline.settings.Setting;

/// Why a setting should be changed, who says so, and what may get worse.
///
/// @param reason a sentence or two
/// @param source a rule's home
/// @param risk a sentence
record SettingWords(String reason, String source, String risk) {
    private static final String PGTUNE = "pgtune's rules";

    static SettingWords of(Ground ground, Facts told, Setting now) {
        return switch (ground) {
            case SHARED_BUFFERS_HIGH, SHARED_BUFFERS_LOW, SHARED_BUFFERS_BELOW_DATA, WORK_MEM_RUNS_OUT,
                    WORK_MEM_SPILLS, HASH_MEM_OLD_DEFAULT,
                    MAINTENANCE_WORK_MEM_LOW, AUTOVACUUM_WORK_MEM_HIGH, HUGE_PAGES_OFF, PLAN_ASKS -> memory(ground, told, now);
            case RANDOM_BELOW_SEQUENTIAL, RANDOM_PAGE_COST_HIGH, RANDOM_PAGE_COST_HIGH_WAREHOUSE, RANDOM_PAGE_COST_LOW,
                    EFFECTIVE_CACHE_SIZE_HIGH, EFFECTIVE_CACHE_SIZE_LOW, IO_CONCURRENCY_LOW -> costs(ground, told);
            case PER_GATHER_HIGH, PER_GATHER_LOW, WORKERS_BEYOND_PROCESSES, PARALLEL_WORKERS_LOW, WORKERS_NOT_LAUNCHED,
                    WORKER_PROCESSES_LOW, MAINTENANCE_WORKERS_LOW, PARALLEL_FOR_NOTHING, PARALLEL_FORCED -> parallel(ground, told, now);
            case PLAN_CACHE_FORCED, PLANNER_SWITCH_OFF, COLLAPSE_LIMIT_ONE, COLLAPSE_LIMIT_HIGH, CONSTRAINT_EXCLUSION_ON, JIT_TAKES_TIME,
                    JIT_FOR_SHORT_STATEMENTS, STATISTICS_TARGET_LOW, STATISTICS_TARGET_HIGH, STATISTICS_TARGET_WAREHOUSE ->
                    planner(ground, told, now);
            default -> UpkeepWords.of(ground, told);
        };
    }

    private static SettingWords memory(Ground ground, Facts told, Setting now) {
        String documentation = documentation("Resource Consumption");
        String machine = told.words("memory of the machine").orElse("");
        return switch (ground) {
            case SHARED_BUFFERS_HIGH -> new SettingWords("It takes more than 40 % of the machine's " + machine
                    + ". The system's own cache and the work memory of all sessions need the rest, and much of the data is kept twice.",
                    documentation + ", " + PGTUNE, "Less of the data stays in PostgreSQL's own memory; the system's cache has it instead.");
            case SHARED_BUFFERS_LOW -> new SettingWords("A quarter of the machine's memory (" + machine
                    + ") is the usual start for a server of its own, a sixteenth for a desktop; this is less than half of that.",
                    documentation + ", " + PGTUNE,
                    "The server takes the memory for good; with other programs on the machine take less.");
            case SHARED_BUFFERS_BELOW_DATA -> new SettingWords("It holds only a part of the data ("
                    + told.words("all databases").orElse("all databases")
                    + "), and the machine has memory for all of it and for its growth.",
                    documentation, "The server takes the memory for good.");
            case WORK_MEM_RUNS_OUT -> new SettingWords("One sort or hash in each of " + told.words("max_connections").orElse("all")
                    + " sessions at once would take " + told.words("one sort in each session").orElse("more")
                    + ", and there are " + told.words("memory beside shared_buffers").orElse("fewer")
                    + ". The system may then kill the server.",
                    documentation + ", " + PGTUNE,
                    "Statements that need more go to disk: give it to them alone by SET LOCAL. Or allow fewer sessions, by a pooler.");
            case WORK_MEM_SPILLS -> new SettingWords("Statements of this database wrote "
                    + told.words("written to work files").orElse("much")
                    + " to work files in " + told.words("over").orElse("a while")
                    + ", and there is memory to spare by the machine and the sessions allowed.", PGTUNE + ", " + documentation,
                    "Each sort and hash of each session may take so much, hashes several times that (hash_mem_multiplier). If a few "
                            + "statements write most of it, give it to them alone.");
            case HASH_MEM_OLD_DEFAULT -> new SettingWords("Work files were written, and hashes get no more memory than sorts. "
                    + "Since PostgreSQL 15 they get twice as much: they gain more by it.", "PostgreSQL 15 release notes",
                    "Hash joins and aggregates take up to twice the memory.");
            case MAINTENANCE_WORK_MEM_LOW -> new SettingWords("Builds of indexes and vacuums work in it, few at a time: a machine of "
                    + machine + " has more to give.", PGTUNE + ", " + documentation,
                    "Each autovacuum worker may take as much, unless autovacuum_work_mem says otherwise.");
            case AUTOVACUUM_WORK_MEM_HIGH -> new SettingWords("All autovacuum workers together may take "
                    + told.words("all autovacuum workers together").orElse("much") + ", more than a quarter of the machine's " + machine
                    + ".",
                    documentation, "Tables with very many dead rows have their indexes read more than once.");
            case HUGE_PAGES_OFF -> new SettingWords("With shared_buffers of " + told.words("shared_buffers").orElse("many GB")
                    + " the page tables of all sessions take much memory; with huge pages, where the system has some, they do not.",
                    documentation("Managing Kernel Resources, Linux Huge Pages"),
                    "None with “try”: without huge pages in the system (vm.nr_hugepages) all stays as it is.");
            default -> new SettingWords("“" + told.words("finding").orElse("A finding") + "” of the open plan "
                    + told.words("plan").orElse("")
                    + " asks for it.", "The plan's finding", now.name().equals("work_mem")
                            ? "The statement may take so much memory several times, once for each sort and hash."
                            : "Measure the statement with and without it.");
        };
    }

    private static SettingWords costs(Ground ground, Facts told) {
        String documentation = documentation("Query Planning, Planner Cost Constants");
        String machine = told.words("memory of the machine").orElse("");
        String plans = "Plans change, most of them for the better: watch the slowest statements.";
        return switch (ground) {
            case RANDOM_BELOW_SEQUENTIAL -> new SettingWords("A page read out of turn is taken to be cheaper than one read in turn, "
                    + "which no disk does.", documentation, plans);
            case RANDOM_PAGE_COST_HIGH -> new SettingWords("It stands for a hard disk. On flash a page read out of turn costs little more "
                    + "than one read in turn; taken to be dearer, indexes are passed over.", PGTUNE + ", " + documentation, plans);
            case RANDOM_PAGE_COST_HIGH_WAREHOUSE -> new SettingWords("It stands for a hard disk. A warehouse on flash reads a page out of "
                    + "turn for little more than one in turn, and passes indexes over that would pay.", documentation,
                    plans + " Large tables that are read whole now may be read by an index: if that is slower, try 2.");
            case RANDOM_PAGE_COST_LOW -> new SettingWords("It stands for flash or for data in memory. The data is larger than that, and a "
                    + "hard disk has to seek for each page read out of turn.", PGTUNE + ", " + documentation, plans);
            case EFFECTIVE_CACHE_SIZE_HIGH -> new SettingWords("The planner takes more to be cached than the machine has (" + machine
                    + "), and so takes repeated index scans to be cheaper than they are.", PGTUNE + ", " + documentation, plans);
            case EFFECTIVE_CACHE_SIZE_LOW -> new SettingWords("The planner takes much less to be cached than a machine of " + machine
                    + " caches, shared_buffers and the system's cache together, and so takes index scans to be dearer than they are.",
                    PGTUNE + ", " + documentation, "It reserves no memory. " + plans);
            default -> new SettingWords("Bitmap scans ask for so many pages ahead; flash answers many requests at once.",
                    documentation("Resource Consumption, I/O") + ", " + PGTUNE, "Other reads of a busy disk may wait longer.");
        };
    }

    private static SettingWords parallel(Ground ground, Facts told, Setting now) {
        String documentation = documentation("Resource Consumption, Worker Processes");
        String cpus = told.words("CPUs").map(count -> count + (count.equals("1") ? " CPU" : " CPUs")).orElse("the CPUs");
        String load = "A few statements can take all CPUs, and work_mem in each worker.";
        String replicas = " On replicas it has to be raised first: they do not start with less than the primary has.";
        return switch (ground) {
            case PER_GATHER_HIGH -> new SettingWords("One statement may start more workers than there are CPUs (" + cpus + ").",
                    PGTUNE, "Some long statements take longer.");
            case PER_GATHER_LOW -> new SettingWords("Long statements on " + cpus + " gain from more workers each.", PGTUNE, load);
            case WORKERS_BEYOND_PROCESSES -> new SettingWords("Workers come out of max_worker_processes, which allows "
                    + told.words("max_worker_processes").orElse("fewer") + ": more than that never run.", documentation,
                    "None: this only says what is so. If you want more workers, raise max_worker_processes instead.");
            case PARALLEL_WORKERS_LOW -> new SettingWords("All statements together get so many workers, and the machine has " + cpus + ".",
                    PGTUNE, load + " max_worker_processes has to allow them too.");
            case WORKERS_NOT_LAUNCHED -> new SettingWords("Plans got only " + told.words("workers launched").orElse("some")
                    + " of the workers that they were made for, and run slower than planned; the machine has " + cpus + ".",
                    documentation + "; pg_stat_database", load + " max_worker_processes has to allow them too.");
            case WORKER_PROCESSES_LOW -> new SettingWords("Parallel workers and those of extensions come out of it, and the machine has "
                    + cpus + ".", PGTUNE, "A little shared memory for each." + replicas);
            case MAINTENANCE_WORKERS_LOW -> new SettingWords("Builds of B-tree indexes gain from more workers on " + cpus + ".", PGTUNE,
                    "A build takes more of the CPUs and the disk from others.");
            case PARALLEL_FOR_NOTHING -> new SettingWords("At 0 every plan is taken to be cheaper in parallel, as one sets it to try "
                    + "things out.", documentation("Query Planning, Planner Cost Constants"),
                    "Plans that are parallel now may no longer be.");
            default -> new SettingWords("It is “" + now.value() + "”, which is for tests of PostgreSQL itself: it makes plans "
                    + "parallel that "
                    + "do not gain from it.", documentation("Developer Options"), "None.");
        };
    }

    private static SettingWords planner(Ground ground, Facts told, Setting now) {
        String methods = documentation("Query Planning");
        return switch (ground) {
            case PLANNER_SWITCH_OFF -> new SettingWords("It keeps the planner from a way to do things, for every statement. It helps "
                    + "to find "
                    + "out why one plan was chosen; the cure is better statistics, costs or an index.",
                    methods + ", Planner Method Configuration",
                    "Somebody had a reason: find the statement it was for, and set it there by SET LOCAL.");
            case PLAN_CACHE_FORCED -> new SettingWords("Every prepared statement gets the one kind of plan, whatever its parameters. "
                    + "“auto” "
                    + "takes the generic plan where it is no dearer.", methods + ", Other Planner Options",
                    "A statement that it was set for may get its old plan back: set it for that one.");
            case COLLAPSE_LIMIT_ONE -> new SettingWords("Tables are joined in the order in which each statement names them.",
                    methods + ", Other Planner Options", "Statements whose order was chosen by hand get another one.");
            case COLLAPSE_LIMIT_HIGH -> new SettingWords("Up to " + now.value()
                    + " tables are put into the best order by trying all orders, "
                    + "and GEQO is not there to cut that short: planning such a statement can take minutes.",
                    methods + ", Genetic Query Optimizer", "Statements of more tables keep the order in which they were written, in part.");
            case CONSTRAINT_EXCLUSION_ON -> new SettingWords("The CHECK constraints of every table are compared with every statement. "
                    + "“partition” does so where it can pay.", methods + ", Other Planner Options",
                    "A UNION ALL of tables keeps its gain; a single table's constraint rules it out no more.");
            case JIT_TAKES_TIME -> new SettingWords(told.words("of all execution time went to compiling").orElse("Much")
                    + " of all execution time went to compiling statements to machine code, which pays for long ones only.",
                    documentation("Just-in-Time Compilation") + "; pg_stat_statements",
                    "Long statements that gained from it take longer: for them SET LOCAL jit = on, or raise jit_above_cost instead.");
            case JIT_FOR_SHORT_STATEMENTS -> new SettingWords("Short statements seldom gain from being compiled, and those whose "
                    + "costs were "
                    + "estimated too high pay for it each time.", PGTUNE + " for web and OLTP",
                    "Reports that run for seconds may take longer: for them SET LOCAL jit = on.");
            case STATISTICS_TARGET_LOW -> new SettingWords("ANALYZE keeps fewer values and looks at fewer rows than by default: "
                    + "estimates get "
                    + "worse.", methods + ", Other Planner Options", "ANALYZE takes longer, planning a little.");
            case STATISTICS_TARGET_HIGH -> new SettingWords("So many values are kept of every column that planning reads them all and "
                    + "ANALYZE "
                    + "takes long. Few columns need so many.", methods + ", Other Planner Options",
                    "Estimates of some columns get worse: ALTER TABLE ... ALTER COLUMN ... SET STATISTICS keeps it for them.");
            default -> new SettingWords("Statements of a warehouse are long, and worth better estimates.", PGTUNE + " for a data warehouse",
                    "ANALYZE takes longer, and planning too.");
        };
    }

    /// Which chapter of the documentation says so.
    static String documentation(String chapter) {
        return "PostgreSQL's documentation, " + chapter;
    }
}
