package org.plumbline.app.report;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Fields of a JSON object. What is absent is `null`; numbers are plain, without an exponent and with six decimals at most.
public final class Json {
    private static final int DECIMALS = 6;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator generator;

    public Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /// Writes UTF-8 to this stream, which stays open.
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /// One object on a line of its own. Whoever reads it may have gone: nobody is left to tell then.
    public static void object(OutputStream out, Consumer<Json> fields) {
        try (JsonGenerator generator = generator(out)) {
            generator.writeStartObject();
            fields.accept(new Json(generator));
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (JacksonException _) {
            // as above
        }
    }

    public JsonGenerator generator() {
        return generator;
    }

    public void text(String name, String text) {
        generator.writeName(name);
        string(text);
    }

    public void text(String name, Optional<String> text) {
        generator.writeName(name);
        text.ifPresentOrElse(this::string, generator::writeNull);
    }

    public void texts(String name, List<String> texts) {
        generator.writeArrayPropertyStart(name);
        texts.forEach(this::string);
        generator.writeEndArray();
    }

    public void flag(String name, boolean set) {
        generator.writeBooleanProperty(name, set);
    }

    public void whole(String name, long number) {
        generator.writeNumberProperty(name, number);
    }

    public void whole(String name, Optional<Long> number) {
        generator.writeName(name);
        number.ifPresentOrElse(generator::writeNumber, generator::writeNull);
    }

    public void number(String name, Optional<Double> number) {
        generator.writeName(name);
        number.ifPresentOrElse(this::decimal, generator::writeNull);
    }

    /// A small figure of which the first digits count: at least six of them, however far behind the point they begin.
    public void significant(String name, double number) {
        generator.writeName(name);
        if (Double.isFinite(number)) {
            BigDecimal exact = BigDecimal.valueOf(number);
            plain(exact, Math.max(DECIMALS, exact.scale() - exact.precision() + DECIMALS));
        } else {
            generator.writeNull();
        }
    }

    public void ms(String name, Optional<Duration> time) {
        generator.writeName(name);
        time.ifPresentOrElse(present -> plain(BigDecimal.valueOf(present.toNanos(), DECIMALS)), generator::writeNull);
    }

    public void nothing(String name) {
        generator.writeNullProperty(name);
    }

    /// `error`: null, or what went wrong and in which line.
    public void error(Optional<InputFailure> failure) {
        if (failure.isEmpty()) {
            nothing("error");
            return;
        }
        generator.writeObjectPropertyStart("error");
        whole("line", failure.get().line().map(Integer::longValue));
        text("message", failure.get().message());
        generator.writeEndObject();
    }

    public void attributes(String name, Attributes attributes) {
        generator.writeName(name);
        group(attributes);
    }

    private void group(Attributes attributes) {
        generator.writeStartObject();
        attributes.forEach((key, value) -> {
            generator.writeName(whole(key));
            value(value);
        });
        generator.writeEndObject();
    }

    private void value(AttributeValue value) {
        switch (value) {
            case AttributeValue.Text(String text) -> string(text);
            case AttributeValue.Whole(long number) -> generator.writeNumber(number);
            case AttributeValue.Decimal(double number) -> decimal(number);
            case AttributeValue.Flag(boolean set) -> generator.writeBoolean(set);
            case AttributeValue.Group(Attributes attributes) -> group(attributes);
            case AttributeValue.Items(List<AttributeValue> items) -> {
                generator.writeStartArray();
                items.forEach(this::value);
                generator.writeEndArray();
            }
        }
    }

    void decimal(double number) {
        if (Double.isFinite(number)) {
            plain(BigDecimal.valueOf(number));
        } else {
            generator.writeNull();
        }
    }

    private void plain(BigDecimal number) {
        plain(number, DECIMALS);
    }

    private void plain(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(Math.min(number.scale(), decimals), RoundingMode.HALF_UP).stripTrailingZeros();
        generator.writeNumber(rounded.toPlainString());
    }

    private void string(String text) {
        generator.writeString(whole(text));
    }

    /// A text without halves of characters (lone surrogates), which UTF-8 cannot hold.
    private static String whole(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
    }
}
