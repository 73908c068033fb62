package org.plumbline.workload;

import java.util.List;

/// What `pg_stat_statements` counts of a statement, by its extension's versions 1.7 to 1.12. Columns `mean_...` are left out, as they
/// follow from totals and calls; so is the deviation of a difference, which does not follow from the two.
public enum Counter {
    CALLS("calls", Unit.COUNT, Sum.ADDED, "calls"),
    ROWS("rows", Unit.ROWS, Sum.ADDED, "rows"),
    EXECUTION_TIME("executionMs", Unit.TIME, Sum.ADDED, "total_exec_time", "total_time"),
    MIN_EXECUTION_TIME("minExecutionMs", Unit.TIME, Sum.LOWEST, "min_exec_time", "min_time"),
    MAX_EXECUTION_TIME("maxExecutionMs", Unit.TIME, Sum.HIGHEST, "max_exec_time", "max_time"),
    EXECUTION_TIME_DEVIATION("executionDeviationMs", Unit.TIME, Sum.NONE, "stddev_exec_time", "stddev_time"),
    /// 1.8 and later, as are the other figures of planning and of the WAL; 0 while `pg_stat_statements.track_planning` is off.
    PLANS("plans", Unit.COUNT, Sum.ADDED, "plans"),
    PLANNING_TIME("planningMs", Unit.TIME, Sum.ADDED, "total_plan_time"),
    MIN_PLANNING_TIME("minPlanningMs", Unit.TIME, Sum.LOWEST, "min_plan_time"),
    MAX_PLANNING_TIME("maxPlanningMs", Unit.TIME, Sum.HIGHEST, "max_plan_time"),
    PLANNING_TIME_DEVIATION("planningDeviationMs", Unit.TIME, Sum.NONE, "stddev_plan_time"),
    SHARED_HIT("sharedHitBlocks", Unit.BLOCKS, Sum.ADDED, "shared_blks_hit"),
    SHARED_READ("sharedReadBlocks", Unit.BLOCKS, Sum.ADDED, "shared_blks_read"),
    SHARED_DIRTIED("sharedDirtiedBlocks", Unit.BLOCKS, Sum.ADDED, "shared_blks_dirtied"),
    SHARED_WRITTEN("sharedWrittenBlocks", Unit.BLOCKS, Sum.ADDED, "shared_blks_written"),
    LOCAL_HIT("localHitBlocks", Unit.BLOCKS, Sum.ADDED, "local_blks_hit"),
    LOCAL_READ("localReadBlocks", Unit.BLOCKS, Sum.ADDED, "local_blks_read"),
    LOCAL_DIRTIED("localDirtiedBlocks", Unit.BLOCKS, Sum.ADDED, "local_blks_dirtied"),
    LOCAL_WRITTEN("localWrittenBlocks", Unit.BLOCKS, Sum.ADDED, "local_blks_written"),
    TEMP_READ("tempReadBlocks", Unit.BLOCKS, Sum.ADDED, "temp_blks_read"),
    TEMP_WRITTEN("tempWrittenBlocks", Unit.BLOCKS, Sum.ADDED, "temp_blks_written"),
    /// Shared blocks since 1.11, shared and local together before; 0 while `track_io_timing` is off, as are the other times of I/O.
    SHARED_READ_TIME("sharedReadMs", Unit.TIME, Sum.ADDED, "shared_blk_read_time", "blk_read_time"),
    SHARED_WRITE_TIME("sharedWriteMs", Unit.TIME, Sum.ADDED, "shared_blk_write_time", "blk_write_time"),
    LOCAL_READ_TIME("localReadMs", Unit.TIME, Sum.ADDED, "local_blk_read_time"),
    LOCAL_WRITE_TIME("localWriteMs", Unit.TIME, Sum.ADDED, "local_blk_write_time"),
    TEMP_READ_TIME("tempReadMs", Unit.TIME, Sum.ADDED, "temp_blk_read_time"),
    TEMP_WRITE_TIME("tempWriteMs", Unit.TIME, Sum.ADDED, "temp_blk_write_time"),
    WAL_RECORDS("walRecords", Unit.COUNT, Sum.ADDED, "wal_records"),
    WAL_FULL_PAGE_IMAGES("walFullPageImages", Unit.COUNT, Sum.ADDED, "wal_fpi"),
    WAL_BYTES("walBytes", Unit.BYTES, Sum.ADDED, "wal_bytes"),
    /// 1.12 and later, as are the parallel workers.
    WAL_BUFFERS_FULL("walBuffersFull", Unit.COUNT, Sum.ADDED, "wal_buffers_full"),
    /// 1.10 and later, as are the other figures of JIT but deforming (1.11).
    JIT_FUNCTIONS("jitFunctions", Unit.COUNT, Sum.ADDED, "jit_functions"),
    JIT_GENERATION_TIME("jitGenerationMs", Unit.TIME, Sum.ADDED, "jit_generation_time"),
    JIT_INLININGS("jitInlinings", Unit.COUNT, Sum.ADDED, "jit_inlining_count"),
    JIT_INLINING_TIME("jitInliningMs", Unit.TIME, Sum.ADDED, "jit_inlining_time"),
    JIT_OPTIMIZATIONS("jitOptimizations", Unit.COUNT, Sum.ADDED, "jit_optimization_count"),
    JIT_OPTIMIZATION_TIME("jitOptimizationMs", Unit.TIME, Sum.ADDED, "jit_optimization_time"),
    JIT_EMISSIONS("jitEmissions", Unit.COUNT, Sum.ADDED, "jit_emission_count"),
    JIT_EMISSION_TIME("jitEmissionMs", Unit.TIME, Sum.ADDED, "jit_emission_time"),
    JIT_DEFORMS("jitDeforms", Unit.COUNT, Sum.ADDED, "jit_deform_count"),
    JIT_DEFORM_TIME("jitDeformMs", Unit.TIME, Sum.ADDED, "jit_deform_time"),
    PARALLEL_WORKERS_TO_LAUNCH("parallelWorkersToLaunch", Unit.COUNT, Sum.ADDED, "parallel_workers_to_launch"),
    PARALLEL_WORKERS_LAUNCHED("parallelWorkersLaunched", Unit.COUNT, Sum.ADDED, "parallel_workers_launched");

    private final String field;
    private final Unit unit;
    private final Sum sum;
    /// With a space between.
    private final String columns;

    Counter(String field, Unit unit, Sum sum, String... columns) {
        this.field = field;
        this.unit = unit;
        this.sum = sum;
        this.columns = String.join(" ", columns);
    }

    /// What a counter counts.
    public enum Unit { COUNT, ROWS, BLOCKS, BYTES, TIME }

    /// What becomes of it when statements are taken together.
    enum Sum { ADDED, LOWEST, HIGHEST, NONE }

    /// Its name in reports, with its unit.
    public String field() {
        return field;
    }

    public Unit unit() {
        return unit;
    }

    /// The names of its column in the extension's view, the newest first.
    public List<String> columns() {
        return List.of(columns.split(" "));
    }

    Sum sum() {
        return sum;
    }
}
