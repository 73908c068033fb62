package org.plumbline.app.ui.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.app.sharding.ShardScript;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardNeeds.Work;

class ShardsViewModelTest {
    private final ObservableList<ConnectedServer> servers = FXCollections.observableArrayList();
    private final ShardsViewModel model = new ShardsViewModel(new InlineBackground(), servers);

    @Test
    void countsNumbersByEveryMethodAtOnce() {
        assertThat(model.rows()).hasSize(8);
        assertThat(row(ShardMethod.MODULO).moved()).isEqualTo(0.8, within(0.02));
        assertThat(row(ShardMethod.JUMP).moved()).isEqualTo(0.2, within(0.02));
        model.inputs().after.textProperty().set("8");
        assertThat(row(ShardMethod.MODULO).moved()).isEqualTo(0.5, within(0.02));
        assertThat(model.sentences().getFirst()).contains("From 4 to 8 shards it moves 50 % of the keys; the least possible is 50 %");
        assertThat(complete().origin()).startsWith("20,000 keys, ").endsWith(" different: the numbers from 0 up.");
    }

    @Test
    void rendezvousIsLeftOutAboveSomeHundredShardsAndForColumns() {
        assertThat(model.leftOut()).isEmpty();
        model.methodProperty().set(ShardMethod.RENDEZVOUS);
        model.inputs().numbers.textProperty().set("500");
        model.inputs().after.textProperty().set("200");
        assertThat(model.rows()).hasSize(7).noneMatch(row -> row.load().method() == ShardMethod.RENDEZVOUS);
        assertThat(model.leftOut()).startsWith("Rendezvous is left out: every key asks every shard");
        assertThat(model.methodProperty().get()).isEqualTo(ShardMethod.MODULO);
        assertThat(model.sentences()).isNotEmpty();
        model.inputs().table.textProperty().set("orders");
        model.inputs().column.textProperty().set("id");
        model.inputs().before.textProperty().set("64");
        model.inputs().after.textProperty().set("128");
        assertThat(model.leftOut()).isEmpty();
        assertThat(model.inputs().wantedColumn().methods()).hasSize(7).doesNotContain(ShardMethod.RENDEZVOUS);
        model.inputs().after.textProperty().set("20");
        assertThat(model.inputs().wantedColumn().methods()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65537", "four", "NaN", "99999999999999999999", "4.5"})
    void aNumberOfShardsThatIsNoneIsSaidAtItsField(String typed) {
        model.inputs().before.textProperty().set(typed);
        assertThat(model.inputs().before.problemProperty().get()).contains("his has to be a whole number from 1 to 65536.");
        assertThat(model.stateProperty().get()).isEqualTo(
                new ShardsState.Nothing("Fill in what is missing or marked to see what becomes of the keys."));
        assertThat(model.rows()).isEmpty();
        model.inputs().before.textProperty().set(" 12 ");
        assertThat(model.inputs().before.problemProperty().get()).isEmpty();
        assertThat(model.rows()).hasSize(8);
    }

    @Test
    void typedKeysAreCountedByTheirTypeAndWarnedOf() {
        model.inputs().source.set(KeySource.TYPED);
        model.inputs().typed.textProperty().set("7\n7\n7\n8\n\\N");
        assertThat(complete().counted().counts().facts().keys()).isEqualTo(4);
        assertThat(model.warnings()).anyMatch(warning -> warning.contains("\"7\" alone has 75 %"))
                .anyMatch(warning -> warning.contains("no key"));
        model.inputs().type.set(KeyType.UUID);
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(ShardsState.Failed.class,
                failed -> assertThat(failed.sentence()).startsWith("Line 1: The key \"7\" is not of type uuid"));
        model.inputs().typed.textProperty().set("  ");
        assertThat(model.inputs().typed.problemProperty().get()).isEqualTo("Type keys, one a line.");
    }

    @Test
    void hotKeysAreDrawnByZipfsLaw() {
        model.inputs().source.set(KeySource.ZIPF);
        model.inputs().exponent.textProperty().set("1.2");
        model.inputs().after.textProperty().set("16");
        assertThat(model.warnings()).anyMatch(warning -> warning.contains("\"1\" alone has 2"));
        assertThat(model.sentences()).anyMatch(sentence -> sentence.contains("shards cannot carry more"));
        model.inputs().exponent.textProperty().set("-1");
        assertThat(model.inputs().exponent.problemProperty().get()).isEqualTo("This has to be a number from 0 (all keys alike) to 10.");
    }

    @Test
    void aFileIsReadWhenThePersonSaysSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.txt"), "a\t100\nb\t300\n");
        model.inputs().source.set(KeySource.FILE);
        assertThat(model.stateProperty().get()).isEqualTo(
                new ShardsState.Nothing("Fill in what is missing or marked to see what becomes of the keys."));
        model.inputs().file.textProperty().set(file.toString());
        assertThat(model.stateProperty().get()).isEqualTo(new ShardsState.Nothing("Press Count to read the file."));
        model.count();
        assertThat(complete().origin()).isEqualTo("2 keys, 2 different: keys.txt.");
        assertThat(complete().counted().counts().methods().getFirst().after().allBytes()).isEqualTo(400);
        model.inputs().file.textProperty().set(folder.resolve("none").toString());
        model.count();
        assertThat(model.stateProperty().get()).isEqualTo(new ShardsState.Failed("There is no such file."));
    }

    @Test
    void aColumnNeedsAConnection() {
        model.inputs().source.set(KeySource.COLUMN);
        model.inputs().table.textProperty().set("orders");
        model.inputs().column.textProperty().set("customer_id");
        assertThat(model.stateProperty().get()).isEqualTo(new ShardsState.Nothing(
                "Connect to a server (Ctrl+Shift+O, or the demo database) to measure one of its columns."));
        servers.add(new ConnectedServer("1", "shop", Optional::empty));
        assertThat(model.stateProperty().get()).isEqualTo(
                new ShardsState.Nothing("Press Measure to read the column, in a read-only transaction."));
        model.count();
        assertThat(model.stateProperty().get()).isEqualTo(
                new ShardsState.Failed("The connection is closed. Connect to it again, then measure."));
        model.inputs().table.textProperty().set(" ");
        assertThat(model.inputs().table.problemProperty().get()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(
                new ShardsState.Nothing("Fill in what is missing or marked to see what becomes of the keys."));
        servers.clear();
        assertThat(model.inputs().server.get()).isEmpty();
    }

    @Test
    void weightsAndTheBoundAreTheMethods() {
        model.inputs().weights.textProperty().set("1, 2, x, 1, 1");
        assertThat(model.inputs().weights.problemProperty().get()).isEqualTo(
                "These have to be numbers above 0 with commas between them, such as 1, 1, 2.");
        model.inputs().weights.textProperty().set("1, 2, 0, 1, 1");
        assertThat(model.inputs().weights.problemProperty().get()).contains("above 0");
        model.inputs().weights.textProperty().set("1, 2, 1, 1, 5");
        model.inputs().bound.textProperty().set("1");
        assertThat(row(ShardMethod.RENDEZVOUS).moved()).isEqualTo(0.5, within(0.02));
        assertThat(row(ShardMethod.BOUNDED).maxOverMean()).isLessThan(1.011);
        model.methodProperty().set(ShardMethod.RENDEZVOUS);
        assertThat(model.sentences()).anyMatch(sentence -> sentence.contains("the least possible is 50 %"))
                .anyMatch(sentence -> sentence.contains("what its weight gives it"));
        model.scripts().kind.set(ShardScript.ROUTER_JAVA);
        assertThat(model.scripts().scriptProperty().get().text()).contains("WEIGHTS = {1.0, 2.0, 1.0, 1.0, 5.0}");
    }

    @Test
    void aWrongNumberOfWeightsIsSaidAtTheirFieldAndLeavesOutRendezvousAlone() {
        ScriptInputs scripts = model.scripts();
        scripts.kind.set(ShardScript.ROUTER_SQL);
        model.methodProperty().set(ShardMethod.RENDEZVOUS);
        model.inputs().weights.textProperty().set("1, 2");
        assertThat(model.inputs().weights.problemProperty().get()).isEqualTo(
                "There are 2 weights for 5 shards: give each shard its own, or none.");
        assertThat(model.rows()).hasSize(7).noneMatch(row -> row.load().method() == ShardMethod.RENDEZVOUS);
        assertThat(model.leftOut()).isEqualTo("Rendezvous is left out until its weights are right.");
        assertThat(scripts.scriptProperty().get().text()).contains("md5(key)");
        model.inputs().weights.textProperty().set("1, 2, x");
        assertThat(model.rows()).hasSize(7);
        model.inputs().before.textProperty().set("2");
        model.inputs().after.textProperty().set("2");
        assertThat(model.inputs().weights.problemProperty().get()).startsWith("These have to be numbers above 0");
        model.inputs().weights.textProperty().set("1, 2");
        assertThat(model.inputs().weights.problemProperty().get()).isEmpty();
        assertThat(model.rows()).hasSize(8);
        assertThat(model.methodProperty().get()).isEqualTo(ShardMethod.RENDEZVOUS);
        model.inputs().after.textProperty().set("1");
        assertThat(scripts.scriptProperty().get().text()).contains("ARRAY[1.0]::float8[]");
        model.inputs().after.textProperty().set("3");
        assertThat(model.inputs().weights.problemProperty().get()).startsWith("There are 2 weights for 3 shards");
    }

    @Test
    void theNumberOfShardsIsAdvisedWithItsReason() {
        PlanningInputs planning = model.planning();
        assertThat(planning.adviceProperty().get().getFirst()).startsWith("Make 32 shards of about ")
                .contains("for many tenants 32 shards");
        planning.work.set(Work.REAL_TIME);
        planning.concurrent.textProperty().set("20");
        assertThat(planning.adviceProperty().get()).anyMatch(sentence -> sentence.contains("The connections decide"))
                .anyMatch(sentence -> sentence.contains("connections of 400"))
                .anyMatch(sentence -> sentence.contains("waits for the slowest"));
        planning.p99Ms.textProperty().set("1");
        assertThat(planning.adviceProperty().get()).containsExactly("A shard's median latency is above 0 ms and its p99 above the median.");
        planning.data.textProperty().set("much");
        assertThat(planning.data.problemProperty().get()).contains("this has to be a number from 0 to 1,000,000,000.");
        assertThat(planning.adviceProperty().get()).containsExactly("Fill in what is missing or marked.");
    }

    @Test
    void scriptsFollowWhatIsTyped(@TempDir Path folder) throws IOException {
        ScriptInputs scripts = model.scripts();
        assertThat(scripts.scriptProperty().get().text()).contains("MODULUS 5, REMAINDER 4").contains("PARTITION BY HASH (customer_id)");
        model.methodProperty().set(ShardMethod.JUMP);
        scripts.kind.set(ShardScript.ROUTER_JAVA);
        assertThat(scripts.scriptProperty().get().text()).contains("jump consistent hash")
                .contains("jdbc:postgresql://shard1.example.com:5432");
        scripts.hosts.textProperty().set("postgresql://me:secret@shard0.example.com/db");
        assertThat(scripts.hosts.problemProperty().get()).isEqualTo("A password does not belong in a script: leave it out of the address.");
        assertThat(scripts.scriptProperty().get()).isEqualTo(new ScriptInputs.Script("", "Fill in what is missing or marked."));
        scripts.hosts.textProperty().set("a, b");
        model.methodProperty().set(ShardMethod.POSTGRES);
        scripts.type.set(KeyType.NUMERIC);
        assertThat(scripts.scriptProperty().get().text()).contains("shardOf(java.math.BigDecimal key)");
        model.methodProperty().set(ShardMethod.BOUNDED);
        assertThat(scripts.scriptProperty().get().trouble()).contains("a table of all keys");
        Path saved = ScriptInputs.save("x", folder.resolve("router.sql"));
        assertThat(saved).hasContent("x");
    }

    private MethodRow row(ShardMethod method) {
        return model.rows().stream().filter(row -> row.load().method() == method).findFirst().orElseThrow();
    }

    private ShardsState.Complete complete() {
        return (ShardsState.Complete) model.stateProperty().get();
    }
}
