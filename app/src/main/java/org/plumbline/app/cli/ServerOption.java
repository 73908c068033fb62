package org.plumbline.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `--url` of the commands that connect.
final class ServerOption {
    @Option(names = "--url", required = true, paramLabel = "URL",
            description = "Where the database is: postgresql://user@host:5432/database, a JDBC URL, service=NAME of the service file, or "
                    + "profile=NAME of a connection that the window remembers. What it leaves out comes from the PG* variables. The "
                    + "password comes from PGPASSWORD, from PGPASSFILE or ~/.pgpass, from the keyring, or is asked on a terminal.")
    private String url;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// What it names; connects to nothing yet.
    ///
    /// @throws CommandLine.ParameterException when it cannot be read
    Connecting connecting() {
        try {
            return Connecting.of(url);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
