package org.plumbline.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.sharding.ShardLayout;
import org.plumbline.app.sharding.ShardScript;
import org.plumbline.capacity.shard.ShardMethod;

/// A script that makes shards or finds them, to be printed or written to a file.
///
/// @param script which
/// @param layout for what
/// @param text of the script
/// @param file where it is to go; absent for standard output
public record ShardExport(ShardScript script, ShardLayout layout, String text, Optional<Path> file) {
    /// The script for this layout.
    ///
    /// @throws IllegalArgumentException a sentence, where there is no such script for it
    public ShardExport(ShardScript script, ShardLayout layout, Optional<Path> file) {
        this(script, layout, script.of(layout), file);
    }

    /// Writes the file, where one is named.
    public void write() throws IOException {
        if (file.isPresent()) {
            Files.writeString(file.get(), text, StandardCharsets.UTF_8);
        }
    }

    /// As a person reads it: the script, or where it was written.
    public void plain(OutputStream stream) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        if (file.isPresent()) {
            out.println("Wrote " + file.get() + ".");
        } else {
            out.print(text);
        }
        out.flush();
    }

    /// `shards --export-script --json`; `shards-json.txt` describes it.
    public void json(OutputStream stream) {
        Json.object(stream, json -> {
            json.text("script", script.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.text("method", ShardsJson.name(layout.method()));
            json.whole("shards", layout.shards());
            json.text("schema", layout.schema());
            json.text("table", layout.table());
            json.text("column", layout.column());
            json.text("keyType", layout.type().sqlName());
            List<Double> weights = layout.method() == ShardMethod.RENDEZVOUS ? layout.weights() : List.of();
            ShardsJson.decimals(json, "weights", Optional.of(weights).filter(each -> !each.isEmpty()));
            json.text("file", file.map(Path::toString));
            json.text("text", text);
            json.error(Optional.empty());
        });
    }
}
