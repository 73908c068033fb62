package org.plumbline.app.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.OptionalInt;
import org.plumbline.app.db.PoolFigure;
import org.plumbline.app.db.PoolFigure.Kind;
import org.plumbline.capacity.pool.BasicPool;
import org.plumbline.capacity.pool.BouncerSettings;
import org.plumbline.capacity.pool.Fleet;
import org.plumbline.capacity.pool.HikariRule;
import org.plumbline.capacity.pool.Knee;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolQuestion;
import org.plumbline.capacity.pool.PoolSettings;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.Scalability;
import org.plumbline.capacity.pool.WorkMem;
import picocli.CommandLine.Option;

/// The figures that `plumbline pool` takes.
final class PoolInputs {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final double MEGA = 1e6;
    private static final double USUAL_TARGET_MS = 10;
    private static final int USUAL_SUPERUSER = 3;
    private static final int USUAL_WORKERS = 8;
    private static final double USUAL_WORK_MEM = 4 << 20;

    @Option(names = "--arrival-rate", paramLabel = "PER_SECOND", description = "Requests a second, of all instances together.")
    private Optional<Double> arrivalRate;

    @Option(names = "--users", paramLabel = "N", description = "Users; in place of --arrival-rate beside --think-ms.")
    private Optional<BigInteger> users;

    @Option(names = "--think-ms", paramLabel = "MS", description = "How long a user thinks between an answer and the next request.")
    private Optional<Double> thinkMs;

    @Option(names = "--hold-ms", paramLabel = "MS",
            description = "How long a request holds its connection; behind PgBouncer in transaction mode, its transaction.")
    private Optional<Double> holdMs;

    @Option(names = "--query-ms", paramLabel = "MS", defaultValue = "50", description = "Of --basic (default: ${DEFAULT-VALUE}).")
    private String queryMs;

    @Option(names = "--arrival-variation", paramLabel = "CA", defaultValue = "1",
            description = "Standard deviation of the time between requests over its mean: 1 for independent ones "
                    + "(default: ${DEFAULT-VALUE}).")
    private double arrivalVariation;

    @Option(names = "--hold-variation", paramLabel = "CS", description = "The same of the hold time (default: 1).")
    private Optional<Double> holdVariation;

    @Option(names = "--target-p99-ms", paramLabel = "MS", description = "What 99 of 100 requests are to wait no longer than.")
    private Optional<Double> targetMs;

    @Option(names = "--max-connections", paramLabel = "N", description = "The server's max_connections.")
    private Optional<BigInteger> maxConnections;

    @Option(names = "--superuser-reserved", paramLabel = "N", description = "superuser_reserved_connections (default: 3).")
    private Optional<Integer> superuserReserved;

    @Option(names = "--reserved", paramLabel = "N", description = "reserved_connections, of PostgreSQL 16 and newer (default: 0).")
    private Optional<Integer> reserved;

    @Option(names = "--others", paramLabel = "N", defaultValue = "0",
            description = "Connections kept free for migrations, monitoring, psql (default: ${DEFAULT-VALUE}).")
    private int others;

    @Option(names = "--instances", paramLabel = "N", defaultValue = "1",
            description = "Processes with a pool each, among which the load is divided (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(names = "--overflow", paramLabel = "N", defaultValue = "0",
            description = "Connections of each pool beyond its size: max_overflow, reserve_pool_size (default: ${DEFAULT-VALUE}).")
    private int overflow;

    @Option(names = "--pgbouncer", paramLabel = "POOLS",
            description = "PgBouncer in transaction mode stands between, with so many pools: one for each pair of user and database.")
    private Optional<Integer> bouncerPools;

    @Option(names = "--cores", paramLabel = "N", description = "The server's cores, for HikariCP's rule: cores × 2 + spindles.")
    private Optional<Integer> cores;

    @Option(names = "--spindles", paramLabel = "N", defaultValue = "0",
            description = "Disks whose heads move; 0 for solid-state disks (default: ${DEFAULT-VALUE}).")
    private int spindles;

    @Option(names = "--peak", paramLabel = "N", description = "Where throughput was measured to peak, in place of --cores.")
    private Optional<Integer> peak;

    @Option(names = "--throughput", paramLabel = "N=PER_SECOND", split = ",",
            description = "What was measured with N connections at work, at six N or more: 1=950,2=1800,... A Universal Scalability Law is "
                    + "fitted, and its peak takes the place of --peak, up to twice the most connections that were measured.")
    private List<String> throughput = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that use a pool at once, for the deadlock floor.")
    private Optional<Integer> threads;

    @Option(names = "--connections-each", paramLabel = "N", defaultValue = "1",
            description = "How many connections a thread holds at once at most (default: ${DEFAULT-VALUE}).")
    private int connectionsEach;

    @Option(names = "--memory-mb", paramLabel = "MB", description = "Memory of the server, in 10^6 bytes, to judge work_mem.")
    private Optional<Double> memoryMb;

    @Option(names = "--shared-buffers-mb", paramLabel = "MB", description = "shared_buffers (default: a quarter of the memory).")
    private Optional<Double> sharedBuffersMb;

    @Option(names = "--work-mem-mb", paramLabel = "MB", description = "work_mem (default: 4 MiB).")
    private Optional<Double> workMemMb;

    @Option(names = "--worker-processes", paramLabel = "N", description = "max_worker_processes (default: 8).")
    private Optional<Integer> workerProcesses;

    private List<PoolFigure> told = List.of();
    private String server = "";
    private boolean isUsualTarget;

    /// Takes over what a server tells of what is not typed. Without a size and whatever else decides one, a target does.
    ///
    /// @param place of the server
    /// @param isSized whether a size is typed
    void fill(List<PoolFigure> figures, String place, boolean isSized) {
        told = figures;
        server = place;
        if (!isSized && targetMs.isEmpty() && cores.isEmpty() && peak.isEmpty() && throughput.isEmpty()) {
            targetMs = Optional.of(USUAL_TARGET_MS);
            isUsualTarget = true;
        }
    }

    /// What is typed, and what a server told.
    PoolKnown known() {
        var known = new PoolKnown();
        known.fill(told.stream().filter(each -> each.kind() != Kind.ARRIVAL_RATE || users.isEmpty()).toList(), server);
        known.typed(Kind.MAX_CONNECTIONS, maxConnections.map(most -> whole("--max-connections", most)));
        known.typed(Kind.SUPERUSER_RESERVED, superuserReserved);
        known.typed(Kind.RESERVED, reserved);
        known.typed(Kind.SHARED_BUFFERS, sharedBuffersMb.map(mb -> mb * MEGA));
        known.typed(Kind.WORK_MEM, workMemMb.map(mb -> mb * MEGA));
        known.typed(Kind.WORKER_PROCESSES, workerProcesses);
        known.typed(Kind.ARRIVAL_RATE, arrivalRate);
        known.typed(Kind.HOLD, holdMs);
        known.typed(Kind.HOLD_VARIATION, holdVariation);
        return known;
    }

    /// Where the figures came from; nothing without a server.
    List<PoolKnown.Input> inputs() {
        if (server.isEmpty()) {
            return List.of();
        }
        var inputs = new ArrayList<>(known().inputs());
        targetMs.ifPresent(target -> inputs.add(new PoolKnown.Input("--target-p99-ms", targetMs, isUsualTarget ? "default" : "typed",
                isUsualTarget ? "as nothing else was typed that decides a size" : "typed")));
        return inputs;
    }

    /// What a server that was idle could not tell, and nobody typed: options.
    List<String> missing() {
        PoolKnown known = known();
        var missing = new ArrayList<String>();
        if (users.isEmpty() && known.value(Kind.ARRIVAL_RATE).isEmpty()) {
            missing.add("--arrival-rate");
        }
        if (known.value(Kind.HOLD).isEmpty()) {
            missing.add("--hold-ms");
        }
        return missing;
    }

    /// The basic formula's answer.
    BasicPool basic() {
        if (arrivalRate.isPresent() || holdMs.isPresent() || targetMs.isPresent()) {
            throw new IllegalArgumentException("--basic takes --max-connections, --users and --query-ms alone");
        }
        BigInteger limit = maxConnections.orElseThrow(() -> new IllegalArgumentException("--basic needs --max-connections"));
        BigInteger people = users.orElseThrow(() -> new IllegalArgumentException("--basic needs --users"));
        if (limit.signum() < 1) {
            throw new IllegalArgumentException("--max-connections has to be at least 1");
        }
        if (people.signum() < 0) {
            throw new IllegalArgumentException("--users has to be at least 0");
        }
        if (queryMs.matches("[0-9]+")) {
            return BasicPool.of(limit, people, new BigInteger(queryMs));
        }
        double time = decimal("--query-ms", queryMs);
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new IllegalArgumentException("--query-ms has to be at least 0 ms");
        }
        return BasicPool.of(limit, people, time);
    }

    /// Of one pool.
    Load load() {
        PoolKnown known = known();
        double held = known.value(Kind.HOLD).orElseThrow(() ->
                new IllegalArgumentException("--hold-ms is missing: how long a request holds its connection"));
        Optional<Double> arrivals = known.value(Kind.ARRIVAL_RATE);
        if (arrivals.isPresent() == users.isPresent()) {
            throw new IllegalArgumentException("Give either --arrival-rate, or --users with --think-ms");
        }
        double rate = arrivals.orElseGet(() -> Load.arrivals(whole("--users", users.orElseThrow()),
                thinkMs.orElseThrow(() -> new IllegalArgumentException("--users needs --think-ms, which is 0 for machines")), held));
        return new Load(rate, held, arrivalVariation, known.value(Kind.HOLD_VARIATION).orElse(1.0)).of(pools());
    }

    /// Pools that hold the server's connections.
    int pools() {
        return bouncerPools.orElse(instances);
    }

    private OptionalInt floor() {
        return threads.map(many -> OptionalInt.of(HikariRule.deadlockFloor(many, connectionsEach))).orElse(OptionalInt.empty());
    }

    /// What is set in each pool, and in a PgBouncer that stands between or might.
    PoolSettings settings(Load load, PoolWait waiting, Optional<PoolAdvice> advice) {
        int clients = BouncerSettings.clientsEach(threads.map(OptionalInt::of).orElse(OptionalInt.empty()), connectionsEach);
        boolean sizedByTarget = advice.filter(given -> given.isTargetMet() && given.size() == waiting.size()).isPresent();
        return PoolSettings.of(waiting.size(), overflow, bouncerPools
                .map(many -> new BouncerSettings(waiting.size(), overflow, many, instances, clients))
                .orElseGet(() -> BouncerSettings.replacing(load, waiting, sizedByTarget ? target() : OptionalDouble.empty(), floor(),
                        overflow, instances, clients)));
    }

    OptionalDouble target() {
        return targetMs.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /// @param law what was fitted to measured throughputs
    PoolQuestion question(Optional<Scalability> law) {
        Optional<Knee> knee = knee(law);
        if (law.isPresent() && knee.isEmpty() && targetMs.isEmpty() && known().value(Kind.MAX_CONNECTIONS).isEmpty()) {
            throw new IllegalArgumentException("Throughput does not peak within what was measured, so --throughput alone decides no size: "
                    + "give --target-p99-ms or --max-connections too");
        }
        return new PoolQuestion(load(), pools(), target(), knee, fleet(), floor());
    }

    Optional<Fleet> fleet() {
        PoolKnown known = known();
        return known.count(Kind.MAX_CONNECTIONS).map(most -> new Fleet(most, known.count(Kind.SUPERUSER_RESERVED).orElse(USUAL_SUPERUSER),
                known.count(Kind.RESERVED).orElse(0), others, pools(), overflow));
    }

    private Optional<Knee> knee(Optional<Scalability> law) {
        return law.flatMap(Scalability::knee).or(() -> peak.map(Knee.Peak::new))
                .or(() -> cores.map(many -> new Knee.Cores(many, spindles)));
    }

    Optional<Scalability> law() {
        if (throughput.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Scalability.fit(throughput.stream().map(PoolInputs::point).toList()).orElseThrow(() ->
                new IllegalArgumentException("--throughput follows no Universal Scalability Law: it rises faster than the connections")));
    }

    private static Scalability.Point point(String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("--throughput has to be pairs such as 4=3500, not '" + text + "'");
        }
        return new Scalability.Point(Integer.parseInt(parts[0]), decimal("--throughput", parts[1]));
    }

    /// @param size of each pool
    Optional<WorkMem> workMem(int size) {
        PoolKnown known = known();
        return memoryMb.map(memory -> new WorkMem((long) (memory * MEGA),
                known.value(Kind.SHARED_BUFFERS).orElse(memory * MEGA / 4).longValue(),
                (int) Math.min(Integer.MAX_VALUE, (long) pools() * (size + overflow)),
                known.count(Kind.WORKER_PROCESSES).orElse(USUAL_WORKERS), known.value(Kind.WORK_MEM).orElse(USUAL_WORK_MEM).longValue()));
    }

    private static int whole(String name, BigInteger number) {
        if (number.signum() < 1 || number.bitLength() > 31) {
            throw new IllegalArgumentException(name + " has to be a whole number from 1 to 2,147,483,647");
        }
        return number.intValueExact();
    }

    private static double decimal(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " has to be a number, not '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}
