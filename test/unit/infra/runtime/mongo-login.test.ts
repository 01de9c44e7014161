import { expect } from "chai";
import { MongoServerError } from "mongodb";
import { Fault } from "../../../../infra/runtime/errors";
import { loggedIn } from "../../../../infra/runtime/mongo-login";
import { PassingClock } from "../../../support/schema/bench";

/** A client that is refused some times, with an error each. */
function client(...errors: readonly Error[]) {
  const left = [...errors];
  return {
    calls: 0,
    connect(): Promise<void> {
      this.calls += 1;
      const error = left.shift();
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    },
  };
}

const refused = (code: number) => new MongoServerError({ code, message: "bad auth" });

describe("the login of a user that was made a moment ago", () => {
  it("is tried again until Atlas knows it, by either of its refusals", async () => {
    const clock = new PassingClock();
    const begun = clock.now();
    const one = client(refused(8000), refused(18), refused(8000));
    await loggedIn(one, clock);
    expect(one.calls).to.equal(4);
    expect(clock.now() - begun).to.equal(15_000);
  });

  it("fails, and says where to look, when it is refused for minutes", async () => {
    const one = client(...Array.from({ length: 100 }, () => refused(8000)));
    const error = await loggedIn(one, new PassingClock()).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Fault).with.property("kind", "fatal");
    expect((error as Fault).next).to.contain("database user");
    expect(one.calls).to.equal(49);
  });

  it("fails at once for any other reason", async () => {
    const one = client(new Error("no route"));
    const error = await loggedIn(one, new PassingClock()).catch((thrown: unknown) => thrown);
    expect(error).to.be.an("error").with.property("message", "no route");
    expect(one.calls).to.equal(1);
  });
});
