package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.PoolFigure;
import org.plumbline.app.db.PoolUse;
import org.plumbline.capacity.pool.BasicPool;
import org.plumbline.capacity.pool.BasicProblem;
import org.plumbline.capacity.pool.Binding;
import org.plumbline.capacity.pool.Fleet;
import org.plumbline.capacity.pool.Knee;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.Scalability;
import org.plumbline.capacity.pool.SimulatedPool;
import org.plumbline.capacity.pool.WorkMem;
import org.plumbline.plan.unit.Bytes;

/// Sizes of connection pools, in words.
public final class PoolText {
    /// What is always wrong with the basic formula.
    public static final String BASIC_REASON = "The basic formula takes each user to send one request a second and keeps no connection in "
            + "reserve: at full use a queue has no end.";

    private PoolText() {}

    /// `56 ms`.
    public static String ms(double ms) {
        return Format.time(Duration.ofNanos((long) (ms * 1e6)));
    }

    /// `13 connections`.
    public static String connections(long count) {
        return Format.countFull(count) + (count == 1 ? " connection" : " connections");
    }

    /// `77 %`.
    public static String percent(double share) {
        return share > 0 && share < 0.01 ? "<1 %" : Format.countFull(Math.round(share * 100)) + " %";
    }

    /// `10 connections and 10 more under load`.
    public static String basic(BasicPool basic) {
        return basic.poolSize() + " connections and " + basic.maxOverflow() + " more under load";
    }

    /// What the basic formula gets wrong here.
    public static String problem(BasicProblem problem) {
        return switch (problem) {
            case BasicProblem.Unstable(double utilisation) -> "At " + percent(utilisation)
                    + " use, requests come as fast as they are served or faster: they queue without end.";
            case BasicProblem.AboveHalf above -> "Its least size of " + above.poolSize()
                    + " is more than the half of max_connections that it means to keep to, " + above.half() + ".";
            case BasicProblem.OverflowAboveCap over -> "With its overflow it takes " + over.most() + " connections, more than "
                    + (over.isAboveLimit() ? "max_connections allows." : "the half of max_connections that it means to keep to, "
                    + over.half() + ".");
            case BasicProblem.EachProcess each -> "It counts one process: " + each.instances() + " instances take up to " + each.all()
                    + " connections of " + each.maxConnections() + ".";
        };
    }

    /// `28 % of requests wait; mean 4.75 ms, p95 30 ms, p99 56 ms`.
    public static String waiting(PoolWait waiting) {
        return switch (waiting) {
            case PoolWait.Growing growing -> "Requests queue without end: at " + percent(growing.utilisation())
                    + " use, as many come as are served, or more.";
            case PoolWait.Stable stable -> percent(stable.probability()) + " of requests wait for a connection: on average "
                    + ms(stable.meanMs()) + ", p95 " + ms(stable.quantileMs(0.95)) + ", p99 " + ms(stable.quantileMs(0.99))
                    + ". The pool is " + percent(stable.utilisation()) + " busy.";
        };
    }

    /// `13 connections in each of 4 pools`, and whether that is too few.
    public static String size(PoolAdvice advice, int pools) {
        return connections(advice.size()) + (pools == 1 ? "" : " in each of " + Format.countFull(pools) + " pools")
                + (advice.isTargetMet() ? "" : ": too few for the target");
    }

    /// The size, the waits at it, and what decides it.
    ///
    /// @param load of one pool
    public static List<String> answer(Load load, int pools, PoolWait waiting, Optional<PoolAdvice> advice) {
        var lines = new ArrayList<String>();
        advice.ifPresent(given -> lines.add("Recommended: " + size(given, pools) + ". " + binding(given, load)));
        lines.add("With " + connections(waiting.size()) + ": " + waiting(waiting));
        return lines;
    }

    /// What decides the size, in a sentence.
    public static String binding(PoolAdvice advice, Load load) {
        String decided = switch (advice.binding()) {
            case Binding.Target(double target) ->
                    "It is the smallest pool in which 99 of 100 requests wait no longer than " + ms(target) + ".";
            case Binding.AtKnee knee -> knee(knee.knee()) + (knee.pools() == 1 ? "" : ", divided among " + knee.pools() + " pools")
                    + ": more connections would only take turns." + wanted(knee.wanted());
            case Binding.Budget(Fleet fleet, Optional<PoolWait> wanted) -> "The server leaves " + connections(fleet.available())
                    + (fleet.pools() == 1 ? "" : " for " + fleet.pools() + " pools")
                    + (fleet.overflow() == 0 ? "" : ", of which each keeps " + fleet.overflow() + " for its overflow") + "."
                    + wanted(wanted);
            case Binding.DeadlockFloor(int floor) -> "Threads that hold several connections at once can block each other for ever with "
                    + "fewer than " + floor + ".";
        };
        String full = advice.waiting() instanceof PoolWait.Growing
                ? " The load keeps " + Format.figure(load.offered())
                + " connections busy on average, so it does not fit: hold connections for a shorter time, or send less."
                : "";
        String unsafe = advice.isDeadlockSafe() ? "" : " Threads that hold several connections at once can block each other for ever.";
        return decided + full + unsafe;
    }

    private static String wanted(Optional<PoolWait> wanted) {
        return wanted.map(wait -> " The target would take " + Format.countFull(wait.size()) + ".").orElse("");
    }

    private static String knee(Knee knee) {
        return switch (knee) {
            case Knee.Cores(int cores, int spindles) -> "The server's " + cores + (cores == 1 ? " core is" : " cores are")
                    + " kept busy by cores × 2" + (spindles == 0 ? "" : " + " + spindles + " spindles") + " = "
                    + connections(knee.connections());
            case Knee.Peak(int connections) -> "By what was measured, the server does most work with " + connections(connections);
        };
    }

    /// Whether sorts in all connections at once fit into memory.
    public static String workMem(WorkMem memory) {
        String worst = "One sort in each of " + connections(memory.connections()) + " takes up to "
                + Format.bytes(new Bytes(memory.worstBytes())) + " of the " + Format.bytes(new Bytes(memory.beside()))
                + " beside shared_buffers";
        String usual = Format.bytes(new Bytes(memory.usualBytes()));
        return memory.isRisky() ? worst + ": more than there is. For so many, work_mem = " + usual + " is usual."
                : worst + ". For so many, work_mem = " + usual + " is usual.";
    }

    /// A fitted law.
    public static String scalability(Scalability law) {
        return "σ = " + Format.figure(law.contention()) + ", κ = " + Format.figure(law.coherence()) + ", "
                + percent(law.determination()) + " of the variance explained. " + law.peak().map(peak ->
                law.knee().isPresent() ? peak(peak) : "The peak lies beyond what was measured, up to "
                        + connections(law.measuredTo()) + ": measure with more to find it. No size follows from it.")
                .orElse("Throughput never falls within what was measured: there is no peak.");
    }

    private static String peak(Scalability.Peak peak) {
        String most = peak.most().isPresent() ? " to " + connections(Math.round(peak.most().getAsDouble())) : " or more";
        return "Throughput peaks at " + connections(Math.round(peak.connections())) + " (95 % confidence: "
                + Format.countFull(Math.round(peak.least())) + most + ").";
    }

    /// What the simulation found.
    public static String simulated(SimulatedPool simulated) {
        return "Simulated: " + percent(simulated.probabilityOfWaiting()) + " wait, on average " + ms(simulated.meanWaitMs()) + " ± "
                + ms(2 * simulated.standardErrorMs()) + ", p99 " + ms(simulated.p99WaitMs()) + ".";
    }

    /// How sessions were used while they were watched.
    public static String use(PoolUse use) {
        String rate = use.transactionsPerSecond().map(each -> Format.figure(each) + " transactions a second, ").orElse("");
        return "Watched for " + Format.countFull(Math.round(use.seconds())) + " s: " + rate + Format.figure(use.active()) + " active, "
                + Format.figure(use.idleInTransaction()) + " idle in a transaction and " + Format.figure(use.idle())
                + " idle sessions on average, at most " + use.mostBusy() + " in a transaction at once."
                + (use.isPartly() ? " Some sessions hide what they do from this user, so that these are too few and tell no hold time: "
                        + "that of pg_stat_statements takes its place, where it counts, for statements alone. The role "
                        + "pg_read_all_stats shows all."
                        : "");
    }

    /// `from shop: pg_stat_statements, 1,234 calls`.
    ///
    /// @param server its name
    public static String origin(PoolFigure figure, String server) {
        boolean isHold = figure.kind() == PoolFigure.Kind.HOLD;
        return "from " + server + switch (figure.source()) {
            case PoolFigure.Source.Setting() -> "";
            case PoolFigure.Source.Statements(long calls) -> ": pg_stat_statements, " + Format.count(calls) + " calls"
                    + (isHold ? "; statements alone" : "");
            case PoolFigure.Source.Watched(double seconds) -> ", watched for " + Format.count(Math.round(seconds)) + " s: "
                    + (isHold ? "sessions in a transaction over their rate" : "transactions");
        };
    }

    /// What a client is called.
    public static String client(PooledClient client) {
        return switch (client) {
            case HIKARI_JAVA -> "HikariCP (Java)";
            case HIKARI_SPRING -> "HikariCP (Spring)";
            case PGBOUNCER -> "PgBouncer";
            case SQLALCHEMY -> "SQLAlchemy";
            case NODE_POSTGRES -> "node-postgres";
        };
    }
}
