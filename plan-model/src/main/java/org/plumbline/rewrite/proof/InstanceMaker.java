package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.rewrite.Schema;

/// Makes instances that are likely to tell statements apart, the same ones for the same seed: few rows, values that meet, NULL wherever the
/// columns allow it, whole rows and keys of orders twice, now and then an end of a type, or values that are easily taken for one.
final class InstanceMaker {
    /// How many rows a table gets, each as likely as the others.
    private static final int[] SIZES = {0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8};
    private static final double[] NULL_SHARES = {0, 0, 0.15, 0.3, 0.6};
    private static final int TRIES = 8;
    private static final String ENDLESS = "infinity";
    private static final Set<ColumnType.Kind> TIMES =
            Set.of(ColumnType.Kind.DATE, ColumnType.Kind.TIMESTAMP, ColumnType.Kind.ZONED);
    /// Times whose day every year has.
    private static final Pattern BEFORE_CHRIST = Pattern.compile("\\d{4}-(?!02-29).*");
    /// Of how many instances one has values that are easily taken for one.
    private static final int CLOSE_OF = 8;

    private final Replica replica;
    private final List<ColumnType> parameters;
    private final List<Integer> many;
    private final Leeway leeway;
    private final Literals literals;
    private final Map<ColumnType, ValuePool> pools = new HashMap<>();
    private final Map<Replica.Column, List<String>> beside = new HashMap<>();

    /// @param parameters types of `$1`, `$2` ...
    /// @param many places of those that have other values each time the original is run
    /// @param leeway what values may be
    InstanceMaker(Replica replica, List<ColumnType> parameters, List<Integer> many, Leeway leeway, Literals literals) {
        this.replica = replica;
        this.parameters = List.copyOf(parameters);
        this.many = List.copyOf(many);
        this.leeway = leeway;
        this.literals = literals;
    }

    Instance make(long seed, int number) {
        return new Making(new Random(seed * 1_000_003L + number)).instance();
    }

    private ValuePool pool(ColumnType type) {
        return pools.computeIfAbsent(type, each -> ValuePool.of(each, literals));
    }

    /// One instance in the making.
    private final class Making {
        private final Random random;
        private final Map<ColumnType.Kind, List<String>> few = new EnumMap<>(ColumnType.Kind.class);
        private final List<List<List<Optional<String>>>> rows = new ArrayList<>();
        private final double besides;
        private final boolean close;
        private final int set;

        Making(Random random) {
            this.random = random;
            besides = pick(List.of(0.2, 0.5, 0.8));
            close = random.nextInt(CLOSE_OF) == 0;
            set = random.nextInt(CLOSE_OF);
        }

        Instance instance() {
            for (Replica.Table table : replica.tables()) {
                rows.add(rows(table));
            }
            List<Optional<String>> given = IntStream.range(0, parameters.size()).mapToObj(this::parameter).toList();
            var instance = new Instance(replica, rows, given, members());
            return instance.keepsReferences() ? instance : instance.repaired();
        }

        private Optional<String> parameter(int place) {
            if (leeway.endlessDays().contains(place) && random.nextInt(3) == 0) {
                return Optional.of(ENDLESS);
            }
            return random.nextInt(12) == 0 ? Optional.empty() : Optional.ofNullable(value(parameters.get(place), close && !isApart(place)));
        }

        /// Members that are never the same again are never two spellings of one value either.
        private boolean isApart(int place) {
            return leeway.distinctMembers() && many.contains(place);
        }

        private List<List<Optional<String>>> members() {
            var members = new ArrayList<List<Optional<String>>>();
            int size = random.nextInt(5);
            for (int i = 0; i < size && !many.isEmpty(); i++) {
                List<Optional<String>> member = many.stream().map(this::parameter).toList();
                if (!leeway.distinctMembers() || (member.stream().allMatch(Optional::isPresent) && !members.contains(member))) {
                    members.add(member);
                }
            }
            return members;
        }

        private List<List<Optional<String>>> rows(Replica.Table table) {
            double[] nulls = table.columns().stream().mapToDouble(column ->
                    column.notNull() ? 0 : NULL_SHARES[random.nextInt(NULL_SHARES.length)]).toArray();
            var made = new ArrayList<List<Optional<String>>>();
            List<Set<List<Optional<String>>>> taken = table.keys().stream().<Set<List<Optional<String>>>>map(_ -> new HashSet<>()).toList();
            int size = SIZES[random.nextInt(SIZES.length)];
            for (int i = 0; i < size; i++) {
                for (int attempt = 0; attempt < TRIES; attempt++) {
                    Optional<List<Optional<String>>> row = row(table, nulls, made, attempt);
                    if (row.isPresent() && isFree(table, row.get(), taken)) {
                        made.add(row.get());
                        break;
                    }
                }
            }
            Collections.shuffle(made, random);
            return made;
        }

        /// None where a column must have a value and there is none.
        private Optional<List<Optional<String>>> row(Replica.Table table, double[] nulls, List<List<Optional<String>>> made, int attempt) {
            boolean copied = !made.isEmpty() && random.nextInt(3) == 0;
            List<Optional<String>> like = copied ? made.get(random.nextInt(made.size())) : List.of();
            var row = new ArrayList<Optional<String>>();
            for (int i = 0; i < table.columns().size(); i++) {
                Replica.Column column = table.columns().get(i);
                boolean keyed = table.keys().stream().anyMatch(key -> key.columns().contains(column.name()));
                if (copied && (!keyed || (attempt == 0 && random.nextBoolean()))) {
                    row.add(random.nextInt(6) > 0 ? like.get(i) : drawn(table, column, nulls[i]));
                } else if (keyed && attempt > 1 && column.type().kind() == ColumnType.Kind.INTEGER) {
                    row.add(Optional.of(String.valueOf(1 + random.nextInt(9))));
                } else {
                    row.add(drawn(table, column, nulls[i]));
                }
            }
            table.foreignKeys().forEach(key -> refer(table, key, row, made));
            for (int i = 0; i < row.size(); i++) {
                Replica.Column column = table.columns().get(i);
                if (row.get(i).isEmpty() && column.notNull() && column.generated().isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(List.copyOf(row));
        }

        /// Puts the key of a row that is there in; what has none is NULL.
        private void refer(Replica.Table table, Schema.ForeignKey key, List<Optional<String>> row, List<List<Optional<String>>> made) {
            List<Integer> places = key.columns().stream().map(table::place).toList();
            if (places.stream().anyMatch(place -> row.get(place).isEmpty())) {
                return;
            }
            int other = tableOf(key.table());
            boolean itself = other == rows.size();
            List<List<Optional<String>>> referred = itself ? made : other < rows.size() ? rows.get(other) : List.of();
            Replica.Table to = replica.tables().get(other);
            List<Integer> keys = key.referenced().stream().map(to::place).toList();
            Optional<List<Optional<String>>> target = referred.isEmpty() ? Optional.empty()
                    : Optional.of(referred.get(random.nextInt(referred.size())));
            if (itself && (target.isEmpty() || random.nextInt(5) == 0)) {
                target = Optional.of(List.copyOf(row));
            }
            for (int i = 0; i < places.size(); i++) {
                int from = keys.get(i);
                row.set(places.get(i), target.flatMap(found -> found.get(from)));
            }
        }

        private int tableOf(String qualifiedName) {
            for (int i = 0; i < replica.tables().size(); i++) {
                if (replica.tables().get(i).qualifiedName().equals(qualifiedName)) {
                    return i;
                }
            }
            throw new IllegalStateException("a foreign key out of the replica: " + qualifiedName);
        }

        private boolean isFree(Replica.Table table, List<Optional<String>> row, List<Set<List<Optional<String>>>> taken) {
            List<List<Optional<String>>> values = table.keys().stream()
                    .map(key -> key.columns().stream().map(column -> row.get(table.place(column))).toList()).toList();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).stream().allMatch(Optional::isPresent) && taken.get(i).contains(values.get(i))) {
                    return false;
                }
            }
            for (int i = 0; i < values.size(); i++) {
                taken.get(i).add(values.get(i));
            }
            return true;
        }

        private Optional<String> drawn(Replica.Table table, Replica.Column column, double nulls) {
            Optional<String> value = drawn(column, nulls);
            if (TIMES.contains(column.type().kind()) && value.isPresent()) {
                if (!leeway.endlessDays().isEmpty() && random.nextInt(4) == 0) {
                    return Optional.of(ENDLESS);
                }
                if (leeway.reachesBeforeChrist(table, column) && random.nextInt(4) == 0) {
                    return value.map(time -> BEFORE_CHRIST.matcher(time).matches() ? time + " BC" : time);
                }
            }
            return value;
        }

        private Optional<String> drawn(Replica.Column column, double nulls) {
            if (column.generated().isPresent() || random.nextDouble() < nulls) {
                return Optional.empty();
            }
            List<String> near = beside.computeIfAbsent(column, each -> ValuePool.beside(each.name(), each.type(), literals));
            if (!near.isEmpty() && random.nextDouble() < besides) {
                return Optional.of(pick(near));
            }
            return Optional.ofNullable(value(column.type(), close));
        }

        /// Mostly one of a few that all columns of such types share; null where the type has none.
        /// @param mayBeClose it may be one that is easily taken for another
        private String value(ColumnType type, boolean mayBeClose) {
            ValuePool pool = pool(type);
            if (pool.usual().isEmpty()) {
                return null;
            }
            double chance = random.nextDouble();
            if (mayBeClose && chance < 0.7 && !pool.close().isEmpty()) {
                return pick(pool.close().get(set % pool.close().size()));
            }
            if (leeway.extremes() && chance < 0.02 && !pool.extreme().isEmpty()) {
                return pick(pool.extreme());
            }
            if (chance < 0.25) {
                return pick(pool.usual());
            }
            ColumnType.Kind shared = type.kind() == ColumnType.Kind.NUMERIC || type.kind() == ColumnType.Kind.FLOAT
                    ? ColumnType.Kind.INTEGER : type.kind();
            List<String> common = few.computeIfAbsent(shared, _ -> some(pool.usual()));
            List<String> fitting = common.stream().filter(pool.usual()::contains).toList();
            return pick(fitting.isEmpty() ? pool.usual() : fitting);
        }

        private List<String> some(List<String> all) {
            var some = new ArrayList<String>();
            int size = 1 + random.nextInt(4);
            for (int i = 0; i < size; i++) {
                some.add(pick(all));
            }
            return some;
        }

        private <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
