package org.plumbline.app.ui.shards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardMethod;

/// What a person says of the keys and of the number of shards.
final class KeyInputs {
    private static final long MOST_NUMBERS = 5_000_000;

    final Typed<Long> before = Typed.whole("4", "Shards now", 1, Placement.MOST_SHARDS);
    final Typed<Long> after = Typed.whole("5", "Shards after", 1, Placement.MOST_SHARDS);
    final Typed<Long> numbers = Typed.whole("20000", "Keys", 1, MOST_NUMBERS);
    final Typed<Double> exponent = Typed.number("1", "Exponent", 0, 10);
    final Typed<String> typed = new Typed<>("user:1\nuser:2\nuser:3\nuser:4\nuser:5", KeyInputs::anything);
    final Typed<Path> file = new Typed<>("", KeyInputs::path);
    final Typed<String> table = new Typed<>("", text -> named(text, "Table: its name as SQL has it, such as public.orders."));
    final Typed<String> column = new Typed<>("", text -> named(text, "Column: its name, such as customer_id."));
    final Typed<Double> sample = Typed.number("100", "Read", 0.0001, 100);
    final Typed<Long> limit = Typed.whole("60", "Time limit", 1, 86_400);
    final ObjectProperty<KeySource> source = new SimpleObjectProperty<>(KeySource.NUMBERS);
    final ObjectProperty<KeyType> type = new SimpleObjectProperty<>(KeyType.TEXT);
    final ObjectProperty<Optional<ConnectedServer>> server = new SimpleObjectProperty<>(Optional.empty());

    private static String anything(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Keys: type one a line.");
        }
        return text;
    }

    private static String named(String text, String otherwise) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
        return text.strip();
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("File: choose one with a key a line; after a tab the row's size in bytes.");
        }
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("File: this system can have no file of that name.");
        }
    }

    /// Those that count for the chosen source.
    List<Typed<?>> used() {
        Stream<Typed<?>> own = switch (source.get()) {
            case NUMBERS -> Stream.of(numbers);
            case ZIPF -> Stream.of(numbers, exponent);
            case TYPED -> Stream.of(typed);
            case FILE -> Stream.of(file);
            case COLUMN -> Stream.of(table, column, sample, limit);
        };
        return Stream.concat(Stream.of(before, after), own).toList();
    }

    /// All that are typed.
    List<Typed<?>> all() {
        return List.of(before, after, numbers, exponent, typed, file, table, column, sample, limit);
    }

    int shardsBefore() {
        return before.value().orElseThrow().intValue();
    }

    int shardsAfter() {
        return after.value().orElseThrow().intValue();
    }

    KeyColumn wantedColumn() {
        return new KeyColumn(table.value().orElseThrow(), column.value().orElseThrow(), List.of(ShardMethod.values()), shardsBefore(),
                shardsAfter(), sample.value().filter(percent -> percent < 100), Duration.ofSeconds(limit.value().orElseThrow()));
    }
}
