import { expect } from "chai";
import fc from "fast-check";
import { globCovers, globMatches, globsIntersect } from "../../../policy/iam";

const letters = ["a", "b"];
const texts = [0, 1, 2, 3, 4, 5].flatMap((length) => words(length));

/** Every text of a length over two letters, and a third that no pattern names. */
function words(length: number): string[] {
  if (length === 0) return [""];
  return words(length - 1).flatMap((word) => [...letters, "z"].map((letter) => word + letter));
}

const pattern = fc
  .array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 4 })
  .map((parts) => parts.join(""));

/** The same language by the engine's own regular expressions. */
const reference = (glob: string) =>
  new RegExp(`^${glob.replace(/\*/g, "[^]*").replace(/\?/g, "[^]")}$`);

describe("patterns of IAM", () => {
  it("match as the examples of the user guide say", () => {
    const cases: [string, string, boolean][] = [
      ["*", "", true],
      ["iam:*AccessKey*", "iam:CreateAccessKey", true],
      ["iam:*AccessKey*", "iam:ListAccessKeys", true],
      ["iam:*AccessKey*", "iam:CreateUser", false],
      ["arn:aws:s3:::amzn-s3-demo-bucket/*", "arn:aws:s3:::amzn-s3-demo-bucket", false],
      ["arn:aws:s3:::amzn-s3-demo-bucket/*", "arn:aws:s3:::amzn-s3-demo-bucket/1/object.jpg", true],
      [
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*",
        "arn:aws:s3:::amzn-s3-demo-bucket/1/2/test/3",
        true,
      ],
      [
        "arn:aws:s3:::amzn-s3-demo-bucket-test-??/object",
        "arn:aws:s3:::amzn-s3-demo-bucket-test-12/object",
        true,
      ],
      [
        "arn:aws:s3:::amzn-s3-demo-bucket-test-??/object",
        "arn:aws:s3:::amzn-s3-demo-bucket-test-1/object",
        false,
      ],
      ["s3:Get*", "S3:GETOBJECT", false],
    ];
    for (const [glob, text, wanted] of cases)
      expect(globMatches(glob, text), `${glob} ${text}`).to.equal(wanted);
    expect(globMatches("s3:Get*", "S3:GETOBJECT", { ignoreCase: true })).to.equal(true);
  });

  it("take nothing as special but * and ?", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replace(/[*?]/g, "");
        return globMatches(plain, plain) && !globMatches(plain, `${plain}x`);
      }),
    );
  });

  it("match what regular expressions match", () => {
    fc.assert(
      fc.property(pattern, (glob) => {
        const wanted = reference(glob);
        return texts.every((text) => globMatches(glob, text) === wanted.test(text));
      }),
    );
  });

  it("cover what all their matches say", () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const inside = texts.filter((text) => reference(inner).test(text));
        const all = inside.every((text) => reference(outer).test(text));
        // Four letters a side: five letters of text tell any two patterns apart.
        return globCovers(outer, inner) === all;
      }),
      { numRuns: 2000 },
    );
  });

  it("cover themselves, and what is covered by what they cover", () => {
    fc.assert(
      fc.property(pattern, pattern, pattern, (a, b, c) => {
        if (!globCovers(a, a)) return false;
        return !(globCovers(a, b) && globCovers(b, c)) || globCovers(a, c);
      }),
    );
  });

  it("meet where a text is matched by both", () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const both = texts.some((text) => reference(one).test(text) && reference(other).test(text));
        const found = globsIntersect(one, other);
        return (
          found === globsIntersect(other, one) &&
          (!both || found) &&
          (both || !found || long(one, other))
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("do not take forever", () => {
    const hard = `${"*a".repeat(12)}${"?".repeat(12)}`;
    const begun = Date.now();
    globCovers(hard, `*b${hard}`);
    globsIntersect(hard, `*b${hard}`);
    expect(globMatches(`${"a*".repeat(30)}b`, "a".repeat(2000))).to.equal(false);
    expect(Date.now() - begun).to.be.lessThan(5000);
  });
});

/** True for two patterns whose shortest common text may be longer than those tried. */
function long(one: string, other: string): boolean {
  const least = (glob: string) => glob.replace(/\*/g, "").length;
  return least(one) + least(other) > 5;
}
