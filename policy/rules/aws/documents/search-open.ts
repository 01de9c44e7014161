import { narrowsCaller } from "../../../iam";
import { mapping, type StackSubject, stackRule } from "../../../rule";
import { DOMAINS, eachStatement, guarding, isEveryone, principalsAt } from "./carried";

const DOMAIN = /:domain\/|\/domain:Domain$/;
const DOMAIN_TYPES = ["aws:elasticsearch/domain:Domain", "aws:opensearch/domain:Domain"];

/** True for a domain inside a network that asks every user who it is: there AWS itself advises an open policy. */
function isGuarded<V>(domain: StackSubject<V>): boolean {
  return domain.has("vpcOptions") && domain.at("advancedSecurityOptions")?.flag("enabled") === true;
}

function domainOf<V>(it: StackSubject<V>): StackSubject<V> | undefined {
  if (DOMAIN.test(it.type)) return it;
  return it.ofType(...DOMAIN_TYPES).find((domain) => it.names("domainName", domain) === "yes");
}

export const searchOpen = stackRule({
  id: "aws-documents-search-open",
  title: "A search domain is not open to everybody",
  severity: "critical",
  frameworks: [mapping("nag", "AwsSolutions-OS5")],
  why: "Whoever reaches the endpoint reads and deletes every index, without any signature.",
  fix: "Name the account or its roles in the access policy. Elsewhere than in a fleet, a domain in a VPC with fine-grained access control may be open.",
  ...guarding(DOMAINS),
  check: (it) => {
    eachStatement(it, DOMAINS, "Allow", (statement, { fail }) => {
      if (!isEveryone(statement) || narrowsCaller(statement) !== "no") return;
      const domain = it.context.fleet === undefined ? domainOf(it) : undefined;
      if (domain !== undefined && isGuarded(domain)) return;
      fail(
        principalsAt(statement),
        "is *, and no condition says who is meant; it must name principals",
      );
    });
  },
});
