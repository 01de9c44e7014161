import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.event.ruler.Ruler;
import software.amazon.event.ruler.RuleCompiler;

/**
 * Reads a list of {pattern, events} and writes a list of {error} or {matched}: whether each event matches.
 */
public final class Judge {
  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ArrayNode answers = json.createArrayNode();
    for (JsonNode question : json.readTree(System.in)) {
      answers.add(judge(json, question));
    }
    json.writeValue(System.out, answers);
  }

  private static ObjectNode judge(ObjectMapper json, JsonNode question) {
    ObjectNode answer = json.createObjectNode();
    String pattern = question.get("pattern").asText();
    String error = RuleCompiler.check(pattern);
    if (error != null) return answer.put("error", error);
    ArrayNode matched = answer.putArray("matched");
    try {
      for (JsonNode event : question.get("events")) {
        matched.add(Ruler.matchesRule(event.toString(), pattern));
      }
    } catch (Exception failure) {
      answer.remove("matched");
      return answer.put("error", String.valueOf(failure.getMessage()));
    }
    return answer;
  }
}
