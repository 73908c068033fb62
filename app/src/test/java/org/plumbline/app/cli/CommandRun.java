package org.plumbline.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One command line, run in this process.
///
/// @param status its exit status
/// @param out its standard output
/// @param err its standard error
record CommandRun(int status, String out, String err) {
    /// The hard cases with their right answers.
    static final Path CASES = Path.of("../plan-model/src/test/resources/cases");
    private static final Path NOTHING_REMEMBERED = Path.of("target/nothing-remembered");

    static CommandRun of(String... arguments) {
        return withInput("", arguments);
    }

    static CommandRun withInput(String input, String... arguments) {
        return remembering(NOTHING_REMEMBERED, input, arguments);
    }

    /// With this folder for what the window remembers.
    static CommandRun remembering(Path config, String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = CommandRunner.run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, new PrintStream(err, true, StandardCharsets.UTF_8),
                config, arguments);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
