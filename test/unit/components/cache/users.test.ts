import { expect } from "chai";
import { accessString, CACHE_USERS, GROUP_USERS } from "../../../../components/cache/users";

describe("users of the cache", () => {
  it("may do nothing that is not granted, on the keys named and on no channel", () => {
    for (const user of CACHE_USERS) {
      const words = accessString(user, ["v*:players:*"]).split(" ");
      expect(words.slice(0, 4)).to.deep.equal(["on", "~v*:players:*", "resetchannels", "-@all"]);
      expect(words).not.to.include("~*");
      expect(words).not.to.include("+@all");
      expect(words).to.include("-@dangerous");
    }
  });

  it("read and write as the service, and only drop keys as the worker", () => {
    expect(accessString("service", [])).to.include("+@read +@write");
    const worker = accessString("worker", []);
    expect(worker).to.include("+del +exists +unlink");
    expect(worker).not.to.match(/@read|@write|@scripting/);
  });

  it("can follow the cluster's shards", () => {
    for (const user of CACHE_USERS)
      expect(accessString(user, [])).to.include("+cluster|shards +cluster|slots");
  });

  it("keep the worker away from sessions", () => {
    expect(GROUP_USERS).to.deep.equal({ cache: ["service", "worker"], sessions: ["service"] });
  });
});
