package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `plumbline replicas` answers from typed figures.
class ReplicaFiguresTest {
    @Test
    void typedFiguresTellWhenItIsCaughtUpAndTheDiskFull() {
        JsonNode json = replicas("--wal-rate", "1e6", "--behind-bytes", "6e6", "--replay-rate", "3e6", "--free-bytes", "1e9",
                "--json").json();
        assertThat(json.get("catchUpSeconds").asDouble()).isEqualTo(3);
        assertThat(json.get("catchUpNever").asBoolean()).isFalse();
        assertThat(json.get("diskFullSeconds").asDouble()).isEqualTo(1_000);
        assertThat(json.get("slotLostSeconds").isNull()).isTrue();
        JsonNode never = replicas("--wal-rate", "3e6", "--behind-bytes", "6e6", "--replay-rate", "3e6", "--safe-bytes", "3e8",
                "--json").json();
        assertThat(never.get("catchUpSeconds").isNull()).isTrue();
        assertThat(never.get("catchUpNever").asBoolean()).isTrue();
        assertThat(never.get("slotLostSeconds").asDouble()).isEqualTo(100);
        assertThat(replicas("--wal-rate", "3e6", "--behind-bytes", "6e6", "--replay-rate", "3e6").out())
                .startsWith("It never catches up: replay (3 MB a second) does not outrun the WAL");
        assertThat(replicas("--wal-rate", "1e6", "--free-bytes", "1e9", "--safe-bytes", "1e8").out())
                .contains("lets it go before", "it has lost WAL that its standby needs");
    }

    @Test
    void aTokenIsSeenByAStandbyThatHasReplayedAsMuch() {
        JsonNode seen = replicas("--token", "16/B374D848", "--replayed", "16/B374D848", "--json").json();
        assertThat(seen.get("seesToken").asBoolean()).isTrue();
        assertThat(seen.get("tokenMissingBytes").asLong()).isZero();
        JsonNode missing = replicas("--token", "17/0", "--replayed", "16/B374D848", "--json").json();
        assertThat(missing.get("seesToken").asBoolean()).isFalse();
        assertThat(missing.get("tokenMissingBytes").asLong()).isEqualTo(0x4C8B27B8L);
        assertThat(replicas("--token", "17/0", "--replayed", "x").err()).contains("no position in the WAL");
    }

    @Test
    void typedWorkTellsHowManyStandbysItTakes() {
        String[] work = {"--capacity", "--reads", "1000", "--writes", "100", "--read-ms", "5", "--write-ms", "10", "--replay-ms", "4",
            "--standbys", "3", "--sticky-seconds", "2", "--most-busy", "0.4"};
        JsonNode json = replicas(Stream.concat(Stream.of(work), Stream.of("--json")).toArray(String[]::new)).json();
        assertThat(json.get("stickyShare").asDouble()).isCloseTo(1 - Math.exp(-0.1), within(1e-6));
        assertThat(json.get("primaryUtilisation").asDouble()).isCloseTo((1 + 5 * (1 - Math.exp(-0.1))) / 8, within(1e-6));
        assertThat(json.get("standbysNeeded").asInt()).isEqualTo(2);
        assertThat(json.get("replayUtilisation").asDouble()).as("one process, whatever the processors").isEqualTo(0.4);
        assertThat(json.get("curve").get(1).get("replayUtilisation").asDouble()).isEqualTo(0.4);
        assertThat(json.get("curve").get(3).get("standbyUtilisation").asDouble()).isEqualTo(json.get("standbyUtilisation").asDouble());
        assertThat(replicas(work).out()).contains("it takes 2 standbys", "the one process that replays is busy for 40 %",
                "Each of the 3 standbys is busy for");
        String help = replicas("--help").out();
        assertThat(json.propertyNames()).allSatisfy(name -> assertThat(help).contains(name));
    }

    private static CommandRun replicas(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "replicas";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(arguments);
    }
}
