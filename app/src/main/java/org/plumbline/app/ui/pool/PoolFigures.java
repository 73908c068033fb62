package org.plumbline.app.ui.pool;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.plumbline.app.db.PoolFigure;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.PoolText;
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
import org.plumbline.capacity.pool.WorkMem;

/// What a person types of a pool: the load, the application, the server.
final class PoolFigures {
    private static final int MANY = 262_143;
    private static final double GIGA = 1L << 30;
    private static final double MEGA = 1L << 20;

    final Figure rate = Figure.of("Requests, of all instances", "/ s").between(1e-9, 1e9, "a number above 0").needed()
            .explained("How many requests a second ask for a connection, over all instances of the application.").empty();
    final Figure users = Figure.of("Users", "").whole(1, Integer.MAX_VALUE).needed()
            .explained("People, or machines, who each wait for an answer before they ask again.").empty();
    final Figure think = Figure.of("Think time of a user", "ms").needed()
            .explained("Between an answer and the next request.").empty();
    final Figure hold = Figure.of("A connection is held for", "ms").between(1e-9, 86_400_000, "a number above 0, at most a day").needed()
            .explained("On average, with all that the application does while it holds it. Behind PgBouncer: the transaction.").empty();
    final Figure target = Figure.of("99 of 100 are to wait at most", "ms").needed()
            .explained("The target of the p99 wait for a connection.").startingAt("10");
    final Figure instances = Figure.of("Instances of the application", "").whole(1, MANY).needed()
            .explained("Processes with a pool each, among which the requests are divided.").startingAt("1");
    final Figure overflow = Figure.of("Overflow of each pool", "").whole(0, MANY).needed()
            .explained("Connections beyond its size: SQLAlchemy's max_overflow, PgBouncer's reserve_pool_size.").startingAt("0");
    final Figure bouncerPools = Figure.of("Pools of PgBouncer", "").whole(1, MANY).needed()
            .explained("One for each pair of user and database, in each PgBouncer.").startingAt("1");
    final Figure threads = Figure.of("Threads that use a pool", "").whole(1, 1_000_000)
            .explained("At once, to see that they cannot block each other for ever.").empty();
    final Figure each = Figure.of("Connections a thread holds at once", "").whole(1, 1000).needed()
            .explained("At most: 1 unless it asks for another while it holds one.").startingAt("1");
    final Figure cores = Figure.of("Cores of the server", "").whole(1, 10_000)
            .explained("Without hyper-threads. More connections than cores × 2 + spindles take turns (HikariCP's rule).").empty();
    final Figure spindles = Figure.of("Spindles of its storage", "").whole(0, 10_000).needed()
            .explained("Disks whose heads move: 0 for solid-state disks, or where all data are in memory.").startingAt("0");
    final Figure peak = Figure.of("Measured peak of the server", "").whole(1, MANY)
            .explained("Connections with which it does most work, as measured below; takes the place of its cores.").empty();
    final Figure maxConnections = Figure.of("max_connections", "").whole(1, MANY).needed().startingAt("100");
    final Figure superuser = Figure.of("superuser_reserved_connections", "").whole(0, MANY).needed().startingAt("3");
    final Figure reserved = Figure.of("reserved_connections", "").whole(0, MANY).needed()
            .explained("PostgreSQL 16 and newer.").startingAt("0");
    final Figure others = Figure.of("Kept free for others", "").whole(0, MANY).needed()
            .explained("Connections for migrations, monitoring, a person with psql.").startingAt("5");
    final Figure memory = Figure.of("Memory of the server", "GB").between(1.0 / 16, 1 << 20, "from 0.0625 to 1048576")
            .explained("To see whether sorts in all connections at once fit into it.").empty();
    final Figure sharedBuffers = Figure.of("shared_buffers", "MB").needed().startingAt("128");
    final Figure workMem = Figure.of("work_mem", "MB").between(1.0 / 16, 2_097_151, "from 0.0625 to 2097151").needed().startingAt("4");
    final Figure workers = Figure.of("max_worker_processes", "").whole(0, MANY).needed().startingAt("8");
    final Figure arrivalVariation = Figure.of("Variation of arrivals", "").between(0, 100, "a number from 0 to 100").needed()
            .explained("Standard deviation of the time between requests over its mean: 1 for independent, 0 for a clock.").startingAt("1");
    final Figure holdVariation = Figure.of("Variation of the hold time", "").between(0, 100, "a number from 0 to 100").needed()
            .explained("Its standard deviation over its mean: 1 for exponential, 0 for equal times.").startingAt("1");

    private final BooleanProperty byUsers = new SimpleBooleanProperty();
    private final BooleanProperty bounced = new SimpleBooleanProperty();

    /// Users and their think time tell the rate.
    BooleanProperty byUsersProperty() {
        return byUsers;
    }

    /// PgBouncer in transaction mode stands between.
    BooleanProperty bouncedProperty() {
        return bounced;
    }

    /// All of them.
    List<Figure> all() {
        return List.of(rate, users, think, hold, target, instances, overflow, bouncerPools, threads, each, cores, spindles, peak,
                maxConnections, superuser, reserved, others, memory, sharedBuffers, workMem, workers, arrivalVariation, holdVariation);
    }

    /// Takes over what a server tells.
    ///
    /// @param server its name
    void fill(PoolFigure told, String server) {
        String from = PoolText.origin(told, server);
        switch (told.kind()) {
            case MAX_CONNECTIONS -> maxConnections.fill(whole(told.value()), from);
            case SUPERUSER_RESERVED -> superuser.fill(whole(told.value()), from);
            case RESERVED -> reserved.fill(whole(told.value()), from);
            case SHARED_BUFFERS -> sharedBuffers.fill(whole(told.value() / MEGA), from);
            case WORK_MEM -> workMem.fill(Format.figure(told.value() / MEGA), from);
            case WORKER_PROCESSES -> workers.fill(whole(told.value()), from);
            case ARRIVAL_RATE -> {
                byUsers.set(false);
                rate.fill(Format.figure(told.value()), from);
            }
            case HOLD -> hold.fill(Format.figure(told.value()), from);
            case HOLD_VARIATION -> holdVariation.fill(Format.figure(told.value()), from);
        }
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    /// Those that count now.
    private Stream<Figure> used() {
        return all().stream().filter(figure -> byUsers.get() ? figure != rate : figure != users && figure != think)
                .filter(figure -> bounced.get() || figure != bouncerPools);
    }

    /// Names of those that are missing.
    List<String> missing() {
        return used().filter(Figure::isMissing).map(Figure::name).toList();
    }

    /// Names of those that are wrong.
    List<String> wrong() {
        return used().filter(figure -> !figure.problemProperty().get().isEmpty()).map(Figure::name).toList();
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    Load load() {
        double held = value(hold);
        double perSecond = byUsers.get() ? Load.arrivals(count(users), value(think), held) : value(rate);
        return new Load(perSecond, held, value(arrivalVariation), value(holdVariation)).of(pools());
    }

    /// Pools that hold the server's connections.
    int pools() {
        return count(bounced.get() ? bouncerPools : instances);
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    PoolQuestion question() {
        var fleet = new Fleet(count(maxConnections), count(superuser), count(reserved), count(others), pools(), count(overflow));
        Optional<Knee> knee = Optional.empty();
        if (peak.count().isPresent()) {
            knee = Optional.of(new Knee.Peak(count(peak)));
        } else if (cores.count().isPresent()) {
            knee = Optional.of(new Knee.Cores(count(cores), count(spindles)));
        }
        return new PoolQuestion(load(), pools(), target.value(), knee, Optional.of(fleet), floor());
    }

    private OptionalInt floor() {
        return threads.count().isPresent() ? OptionalInt.of(HikariRule.deadlockFloor(count(threads), count(each))) : OptionalInt.empty();
    }

    /// What is set in each pool, and in a PgBouncer that stands between or might.
    ///
    /// @throws IllegalArgumentException what is wrong, in a sentence
    PoolSettings settings(Load load, PoolWait waiting, PoolAdvice advice) {
        int clients = BouncerSettings.clientsEach(threads.count(), count(each));
        OptionalDouble byTarget = advice.isTargetMet() && advice.size() == waiting.size() ? target.value() : OptionalDouble.empty();
        return PoolSettings.of(waiting.size(), count(overflow), bounced.get()
                ? new BouncerSettings(waiting.size(), count(overflow), count(bouncerPools), count(instances), clients)
                : BouncerSettings.replacing(load, waiting, byTarget, floor(), count(overflow), count(instances), clients));
    }

    /// The basic formula, which takes each user for a request a second; without users, each request a second for a user.
    BasicPool basic() {
        long people = byUsers.get() ? count(users) : Math.round(value(rate));
        return BasicPool.of(BigInteger.valueOf(count(maxConnections)), BigInteger.valueOf(people), value(hold));
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    Optional<WorkMem> workMem(int size) {
        return memory.value().isEmpty() ? Optional.empty() : Optional.of(new WorkMem(Math.round(value(memory) * GIGA),
                Math.round(value(sharedBuffers) * MEGA),
                (int) Math.min(Integer.MAX_VALUE, (long) pools() * (size + count(overflow))), count(workers),
                Math.round(value(workMem) * MEGA)));
    }

    static int count(Figure figure) {
        return figure.count().orElseThrow(() -> new IllegalArgumentException(figure.name() + " is missing."));
    }

    private static double value(Figure figure) {
        return figure.value().orElseThrow(() -> new IllegalArgumentException(figure.name() + " is missing."));
    }
}
