package org.plumbline.app.ui.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.plumbline.app.db.MeasuredKeys;
import org.plumbline.app.sharding.ShardHost;
import org.plumbline.app.sharding.ShardLayout;
import org.plumbline.app.sharding.ShardScript;
import org.plumbline.app.ui.state.Entry;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;

/// The script for what is typed: of a table, a key and servers, for the number of shards after the change and the chosen method.
final class ScriptInputs {
    final Entry<String> schema = Entry.of("Schema", "As the catalogue has it", "public", ScriptInputs::named);
    final Entry<String> table = Entry.of("Table", "Its bare name, as the catalogue has it", "orders", ScriptInputs::named);
    final Entry<String> column = Entry.of("Key column", "Its bare name", "customer_id", ScriptInputs::named);
    final Entry<List<ShardHost>> hosts = Entry.of("Servers",
            "host:port/database, with commas between them; user@ before it if you like, but no password",
            "shard0.example.com, shard1.example.com", ScriptInputs::hosts);
    final Entry<List<String>> colocated = Entry.of("Co-located",
            "Other tables with the same key, with commas between them (Citus)", "", ScriptInputs::names);
    final Entry<List<String>> references = Entry.of("Reference",
            "Small tables that every shard holds whole, with commas between them (Citus)", "", ScriptInputs::names);
    final ObjectProperty<ShardScript> kind = new SimpleObjectProperty<>(ShardScript.PARTITIONS);
    final ObjectProperty<KeyType> type = new SimpleObjectProperty<>(KeyType.INTEGER);
    private final KeyInputs keys;
    private final ObjectProperty<ShardMethod> method;
    private final ReadOnlyObjectWrapper<Script> script = new ReadOnlyObjectWrapper<>(new Script("", ""));

    /// One of the two is empty.
    ///
    /// @param text to copy and to save
    /// @param trouble why there is none
    record Script(String text, String trouble) {}

    ScriptInputs(KeyInputs keys, ObjectProperty<ShardMethod> method) {
        this.keys = keys;
        this.method = method;
        texts().forEach(each -> each.textProperty().subscribe((_, _) -> write()));
        keys.after.textProperty().subscribe((_, _) -> write());
        keys.before.textProperty().subscribe((_, _) -> write());
        keys.weights.textProperty().subscribe((_, _) -> write());
        kind.subscribe((_, _) -> write());
        type.subscribe((_, _) -> write());
        method.subscribe(_ -> write());
    }

    /// In their order.
    List<Entry<?>> texts() {
        return List.of(schema, table, column, hosts, colocated, references);
    }

    ReadOnlyObjectProperty<Script> scriptProperty() {
        return script.getReadOnlyProperty();
    }

    /// The table that was measured.
    void takeOver(MeasuredKeys measured) {
        schema.textProperty().set(measured.schema());
        table.textProperty().set(measured.table());
        column.textProperty().set(measured.column());
        type.set(measured.counts().facts().type());
    }

    /// Writes it there.
    static Path save(String text, Path file) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void write() {
        boolean weighable = keys.weights.isRight() || method.get() != ShardMethod.RENDEZVOUS || !kind.get().isRouter();
        if (!texts().stream().allMatch(Entry::isRight) || !keys.after.isRight() || !weighable) {
            script.set(new Script("", "Fill in what is missing or marked."));
            return;
        }
        try {
            var layout = new ShardLayout(schema.meaning().orElseThrow(), table.meaning().orElseThrow(), column.meaning().orElseThrow(),
                    type.get(), method.get(), keys.shardsAfter(), keys.options().weightsOf(method.get(), keys.shardsAfter()),
                    hosts.meaning().orElseThrow(), colocated.meaning().orElseThrow(), references.meaning().orElseThrow());
            script.set(new Script(kind.get().of(layout), ""));
        } catch (IllegalArgumentException none) {
            script.set(new Script("", none.getMessage()));
        }
    }

    private static String named(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Type its bare name, as the catalogue has it.");
        }
        return text.strip();
    }

    private static List<ShardHost> hosts(String text) {
        List<ShardHost> hosts = names(text).stream().map(each -> ShardHost.of(each, "postgres")).toList();
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("Type host:port/database, with commas between several.");
        }
        return hosts;
    }

    private static List<String> names(String text) {
        return Optional.of(text).stream().flatMap(all -> List.of(all.split(",", -1)).stream()).map(String::strip)
                .filter(name -> !name.isEmpty()).toList();
    }
}
