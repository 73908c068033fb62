package org.plumbline.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.sql.PsqlScript;
import org.plumbline.sql.SqlScript;

/// A workload as files: a folder of `.sql` files with a statement each, a file of statements, or standard input. Each statement counts the
/// same. They are read as psql reads them: `\set` and `\bind` give parameters values. A file's only statement is called as the file;
/// several are numbered.
public final class WorkloadFiles {
    private static final String STANDARD_INPUT = "-";
    private static final String ENDING = ".sql";

    private WorkloadFiles() {}

    /// The statements of a file, a folder, or standard input.
    ///
    /// @param workload a path, or `-`
    /// @throws IOException when it cannot be read; the message says what
    public static List<WorkloadQuery> read(String workload, InputStream standardInput) throws IOException {
        if (workload.equals(STANDARD_INPUT)) {
            return statements("", new String(standardInput.readAllBytes(), StandardCharsets.UTF_8));
        }
        return read(Path.of(workload));
    }

    /// The statements of a file or a folder.
    ///
    /// @throws IOException when it cannot be read; the message says what
    public static List<WorkloadQuery> read(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return statements(path.getFileName().toString(), text(path));
        }
        var queries = new ArrayList<WorkloadQuery>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
                queries.addAll(statements(file.getFileName().toString(), text(file)));
            }
        }
        return List.copyOf(queries);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException wrong) {
            throw new IOException(file.getFileName() + " is no text in UTF-8", wrong);
        }
    }

    /// The statements of a text.
    ///
    /// @param file what it is called; empty where it has no name
    public static List<WorkloadQuery> statements(String file, String text) {
        List<SqlScript.Statement> statements = SqlScript.statements(PsqlScript.plain(text));
        String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        if (statements.size() == 1 && !name.isEmpty()) {
            return List.of(new WorkloadQuery(name, statements.getFirst().sql(), 1));
        }
        var queries = new ArrayList<WorkloadQuery>();
        for (SqlScript.Statement statement : statements) {
            int number = queries.size() + 1;
            queries.add(new WorkloadQuery(name.isEmpty() ? Integer.toString(number) : name + " " + number, statement.sql(), 1));
        }
        return queries;
    }
}
