package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PoolCommandTest {
    @Test
    void printsTheBasicFormulaAsItsSourceDoes() {
        CommandRun run = pool("--basic --max-connections 100 --users 200 --query-ms 50 --json");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEqualToIgnoringNewLines(
                "{\"pool_size\":10,\"max_overflow\":10,\"pool_timeout\":30,\"pool_recycle\":3600,\"pool_pre_ping\":true}");
        assertThat(pool("--basic --max-connections 100 --users 200 --json").out()).isEqualTo(run.out());
        JsonNode huge = pool("--basic --max-connections 1000000000000000000000000000000 --users 9007199254740993 --query-ms 1000 "
                + "--json").json();
        assertThat(huge.get("pool_size").bigIntegerValue()).hasToString("9007199254740992");
        assertThat(pool("--basic --max-connections 100 --users 200").out()).contains("10 connections and 10 more").contains("no end");
    }

    @ParameterizedTest
    @CsvSource({"11, .682, 34.1, 211", "12, .449, 11.2, 95", "13, .285, 4.75, 56", "15, .102, 1.02, 23", "20, .004, .02, 0"})
    void printsTheWaitsOfASize(int size, double probability, double mean, double p99) {
        JsonNode json = pool("--arrival-rate 200 --hold-ms 50 --json --size " + size).json();
        assertThat(json.get("utilisation").asDouble()).isCloseTo(10.0 / size, within(1e-6));
        assertThat(json.get("probabilityOfWaiting").asDouble()).isCloseTo(probability, within(.0006));
        assertThat(json.get("meanWaitMs").asDouble()).isCloseTo(mean, within(.06));
        assertThat(json.get("p99WaitMs").asDouble()).isCloseTo(p99, within(.6));
        assertThat(json.get("p95WaitMs").asDouble()).isLessThanOrEqualTo(p99 + .6);
        assertThat(json.get("recommendedSize").isNull()).isTrue();
    }

    @Test
    void recommendsTheSmallestSizeThatMeetsTheTarget() {
        JsonNode json = pool("--arrival-rate 200 --hold-ms 50 --target-p99-ms 60 --json").json();
        assertThat(json.get("recommendedSize").asInt()).isEqualTo(13);
        assertThat(json.get("size").asInt()).isEqualTo(13);
        assertThat(json.get("recommendation").get("binding").asString()).isEqualTo("target");
        assertThat(pool("--arrival-rate 200 --hold-ms 50 --target-p99-ms 60").out())
                .contains("Recommended: 13 connections.").contains("p99 55.");
        JsonNode both = pool("--arrival-rate 200 --hold-ms 50 --target-p99-ms 60 --size 20 --json").json();
        assertThat(both.get("recommendedSize").asInt()).isEqualTo(13);
        assertThat(both.get("size").asInt()).isEqualTo(20);
    }

    @Test
    void saysWhatBindsInTheFleet() {
        JsonNode json = pool("--arrival-rate 800 --hold-ms 50 --target-p99-ms 60 --instances 4 --max-connections 50 --overflow 2 "
                + "--cores 64 --json").json();
        assertThat(json.get("arrivalRate").asDouble()).isEqualTo(200);
        assertThat(json.get("recommendedSize").asInt()).isEqualTo(9);
        assertThat(json.get("stable").asBoolean()).isFalse();
        assertThat(json.get("p99WaitMs").isNull()).isTrue();
        assertThat(json.get("recommendation").get("binding").asString()).isEqualTo("budget");
        assertThat(json.get("recommendation").get("sizeForTarget").asInt()).isEqualTo(13);
        assertThat(json.get("recommendation").get("sentence").asString()).contains("leaves 47 connections").contains("does not fit");
        assertThat(json.get("fleet").get("taken").asInt()).isEqualTo(44);
    }

    @Test
    void fitsWhatWasMeasuredAndSimulates() {
        var points = new ArrayList<String>();
        for (int n : new int[] {1, 2, 4, 8, 16, 32}) {
            points.add(n + "=" + 1000.0 * n / (1 + .05 * (n - 1) + .005 * n * (n - 1)));
        }
        JsonNode json = pool("--users 200 --think-ms 950 --hold-ms 50 --target-p99-ms 60 --simulate 50000 --memory-mb 1000 "
                + "--work-mem-mb 100 --threads 4 --connections-each 2 --json --throughput " + String.join(",", points)).json();
        assertThat(json.get("scalability").get("peak").asDouble()).isCloseTo(Math.sqrt(.95 / .005), within(1e-3));
        assertThat(json.get("recommendedSize").asInt()).isEqualTo(13);
        assertThat(json.get("workMem").get("risky").asBoolean()).isTrue();
        JsonNode simulation = json.get("simulation");
        assertThat(simulation.get("meanWaitMs").asDouble())
                .isCloseTo(json.get("meanWaitMs").asDouble(), within(5 * simulation.get("standardErrorMs").asDouble()));
    }

    @Test
    void takesNoPeakFromBeyondWhatWasMeasured() {
        var points = new ArrayList<String>();
        for (int n : new int[] {1, 2, 4, 8, 12, 16}) {
            points.add(n + "=" + 1000.0 * n / (1 + 3e-12 * n * (n - 1)));
        }
        String options = "--arrival-rate 200 --hold-ms 50 --throughput " + String.join(",", points);
        CommandRun run = pool(options + " --target-p99-ms 60 --json");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.json().get("recommendation").get("binding").asString()).isEqualTo("target");
        JsonNode law = run.json().get("scalability");
        assertThat(law.get("coherence").asDouble()).isCloseTo(3e-12, within(1e-12));
        assertThat(law.get("peakTaken").asBoolean()).isFalse();
        assertThat(law.get("measuredTo").asInt()).isEqualTo(16);
        assertThat(run.out()).doesNotContain("E-");
        assertThat(pool(options + " --cores 4 --json").json().get("recommendedSize").asInt()).isEqualTo(8);
        assertThat(pool(options + " --size 13").out()).contains("The peak lies beyond what was measured, up to 16 connections");
        assertThat(pool(options).err()).contains("--throughput alone decides no size");
    }

    @Test
    void printsSettingsToPaste() {
        assertThat(pool("--arrival-rate 200 --hold-ms 50 --target-p99-ms 60 --settings pgbouncer").out())
                .startsWith("[pgbouncer]\npool_mode = transaction\ndefault_pool_size = 13\n");
        int whole = pool("--arrival-rate 800 --hold-ms 50 --target-p99-ms 60 --json").json().get("size").asInt();
        assertThat(pool("--arrival-rate 800 --hold-ms 50 --target-p99-ms 60 --instances 4 --settings pgbouncer").out())
                .contains("default_pool_size = " + whole + "\n").contains("max_client_conn = 400\n");
        assertThat(pool("--arrival-rate 800 --hold-ms 50 --size 90 --instances 20 --pgbouncer 2 --settings pgbouncer").out())
                .contains("default_pool_size = 90\n").contains("max_client_conn = 2000\n");
        assertThat(pool("--arrival-rate 1 --hold-ms 50 --size 262143 --instances 262143 --settings pgbouncer").out())
                .contains("default_pool_size = 262143\n").contains("max_client_conn = 26214300\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--arrival-rate 0 --hold-ms 50 --size 11", "--arrival-rate -1 --hold-ms 50 --size 11", "--arrival-rate NaN --hold-ms 50 --size 11",
        "--arrival-rate 1e300 --hold-ms 1e300 --size 11", "--arrival-rate 200 --hold-ms x --size 11", "--arrival-rate 200 --size 11",
        "--arrival-rate 200 --hold-ms 50 --size 0", "--arrival-rate 200 --hold-ms 50 --size 99999999999", "--arrival-rate 200 --hold-ms 50",
        "--hold-ms 50 --size 11", "--users 5 --hold-ms 50 --size 1", "--arrival-rate 1 --users 5 --hold-ms 50 --size 1",
        "--arrival-rate 200 --hold-ms 50 --target-p99-ms -1", "--arrival-rate 200 --hold-ms 50 --max-connections 10 --reserved 10",
        "--basic --users 5", "--basic --max-connections 5", "--basic --max-connections -5 --users 5",
        "--basic --max-connections 5 --users x",
        "--basic --max-connections 5 --users 5 --query-ms nan", "--basic --max-connections 5 --users 5 --query-ms 50d",
        "--basic --max-connections 5 --users 5 --query-ms 0x1p5", "--basic --max-connections 5 --users 5 --query-ms 950f",
        "--basic --max-connections 5 --users 5 --size 7",
        "--arrival-rate 200 --hold-ms 50 --size 11 --throughput 1=2", "--arrival-rate 200 --hold-ms 50 --size 11 --throughput a=2",
        "--arrival-rate 200 --hold-ms 50 --size 11 --simulate 5", "--arrival-rate 200 --hold-ms 50 --size 11 --memory-mb -5"
    })
    void refusesInOneSentenceWhatMakesNoSense(String options) {
        CommandRun run = pool(options + " --json");
        assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("..").endsWith("See: plumbline pool --help" + System.lineSeparator());
        assertThat(run.json()).isEmpty();
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        try (InputStream in = PoolCommand.class.getResourceAsStream("pool-json.txt")) {
            String fields = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode json = pool("--arrival-rate 200 --hold-ms 50 --target-p99-ms 60 --max-connections 100 --memory-mb 16000 "
                    + "--simulate 1000 --throughput 1=1,2=2,3=3,4=3.5,5=3.7,6=3.8 --json").json();
            var names = new ArrayList<String>(json.propertyNames());
            for (String inner : List.of("recommendation", "fleet", "workMem", "scalability", "simulation", "settings")) {
                names.addAll(json.get(inner).propertyNames());
            }
            assertThat(names).hasSizeGreaterThan(40).allSatisfy(name -> assertThat(fields).contains(name));
        }
    }

    private static CommandRun pool(String options) {
        var arguments = new ArrayList<>(List.of("pool"));
        arguments.addAll(Arrays.asList(options.split(" ")));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
