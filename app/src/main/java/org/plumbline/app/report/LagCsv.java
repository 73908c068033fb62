package org.plumbline.app.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.Behind;
import org.plumbline.capacity.replica.LagSample;

/// Samples of standbys' lag as CSV: `server,at,seconds,bytes,plain_seconds,usable,write_bytes,flush_bytes,write_seconds,flush_seconds`.
/// What was not known is empty; the last two columns, or the last four, may be missing.
public final class LagCsv {
    private static final String HEAD = "server,at,seconds,bytes,plain_seconds,usable";
    private static final String WITH_BYTES = HEAD + ",write_bytes,flush_bytes";
    private static final String WITH_STAGES = WITH_BYTES + ",write_seconds,flush_seconds";
    private static final Pattern LINE = Pattern.compile(
            "(\"(?:[^\"]|\"\")*\"|[^\",]*),([^,]+),([0-9.]*),([0-9]*),([0-9.]*),(true|false)"
                    + "(?:,([0-9]*),([0-9]*)(?:,([0-9.]*),([0-9.]*))?)?");
    private static final int MOST = 10_000_000;

    private LagCsv() {}

    /// Writes them, a line each.
    ///
    /// @param samples by the server's name
    /// @throws IOException when it cannot be written
    public static void write(Appendable out, Map<String, List<LagSample>> samples) throws IOException {
        out.append(WITH_STAGES).append('\n');
        for (Map.Entry<String, List<LagSample>> server : samples.entrySet()) {
            for (LagSample each : server.getValue()) {
                out.append(quoted(server.getKey())).append(',').append(each.at().toString()).append(',').append(plain(each.seconds()))
                        .append(',').append(whole(each.bytes())).append(',').append(plain(each.plainSeconds())).append(',')
                        .append(Boolean.toString(each.usable())).append(',').append(whole(each.write().bytes())).append(',')
                        .append(whole(each.flush().bytes())).append(',').append(plain(each.write().seconds())).append(',')
                        .append(plain(each.flush().seconds())).append('\n');
            }
        }
    }

    /// Reads what was written.
    ///
    /// @return by the server's name
    /// @throws RefusedFigure when a line is none, which it names
    public static Map<String, List<LagSample>> read(Iterator<String> lines) {
        if (!lines.hasNext() || !List.of(HEAD, WITH_BYTES, WITH_STAGES).contains(lines.next().strip())) {
            throw new RefusedFigure("Line 1: these are no samples; a file that begins with " + HEAD + " will do.");
        }
        var samples = new LinkedHashMap<String, List<LagSample>>();
        for (int number = 2; lines.hasNext(); number++) {
            String line = lines.next().strip();
            Matcher parts = LINE.matcher(line);
            if (line.isEmpty()) {
                continue;
            }
            if (!parts.matches() || number > MOST) {
                throw new RefusedFigure("Line " + number + ": this is no sample; a line like "
                        + "replica1,2026-01-01T12:00:00Z,0.25,1024,0.3,true"
                        + " will do.");
            }
            try {
                samples.computeIfAbsent(unquoted(parts.group(1)), _ -> new ArrayList<>()).add(new LagSample(Instant.parse(parts.group(2)),
                        number(parts.group(3)), whole(parts.group(4)), number(parts.group(5)), Boolean.parseBoolean(parts.group(6)),
                        new Behind(whole(parts.group(7)), number(parts.group(9))),
                        new Behind(whole(parts.group(8)), number(parts.group(10)))));
            } catch (DateTimeException | NumberFormatException _) {
                throw new RefusedFigure("Line " + number + ": a time like 2026-01-01T12:00:00Z and plain numbers will do.");
            }
        }
        return samples;
    }

    private static String quoted(String name) {
        return name.matches("[^\",\\r\\n]*") ? name : "\"" + name.replaceAll("\\R", " ").replace("\"", "\"\"") + "\"";
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String plain(OptionalDouble number) {
        return number.isEmpty() ? "" : BigDecimal.valueOf(number.getAsDouble()).toPlainString();
    }

    private static String whole(OptionalLong number) {
        return number.isEmpty() ? "" : Long.toString(number.getAsLong());
    }

    private static OptionalLong whole(String text) {
        return text == null || text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static OptionalDouble number(String text) {
        return text == null || text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
