#!/usr/bin/env python3
"""A device for the suite in Python, standard library only, according to docs/adapter-protocol.md. The model provisions in
AP mode and blocks the APIs during the process. Its clock is driven. It reports every missing capability.

    provtck run --adapter process --command "python3 examples/device.py"
"""
import json
import sys

OK, ALREADY_STARTED, PROVISIONING_IN_PROGRESS, NOT_STARTED = 0, -2012, -2014, -2018
NO_PROFILE, LIST_FULL, ABORT_ALREADY_STARTED = -2074, -2076, -2169
ABORT_NO_HTTP_SERVER, ABORT_LIST_FULL, ABORT_INVALID_PARAM = -2170, -2171, -2172
ROLES = "ROLE_STA", "ROLE_AP", "SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE"
SECURITY = {"open": 0, "wep": 1, "wpa": 2, "wpa3": 12}
SECURITY_TYPES = {"SL_WLAN_SEC_TYPE_OPEN": 0, "SL_WLAN_SEC_TYPE_WEP": 1, "SL_WLAN_SEC_TYPE_WPA_WPA2": 2}
STOPPED, TIME_TO_STOP = 12, 300
NO_BENCH = "this model has neither phone nor network"


class Refusal(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def cannot(reason):
    return Refusal(-32001, reason)


class Device:
    """The methods of the suite. A call returns a code, or a code and a value."""

    def __init__(self):
        self.now, self.events, self.due = 0, [], None
        self.started = self.provisioning = False
        self.profiles, self.policy, self.http_server, self.role = [], 0, True, 0
        self.functions = {
            "sl_Start": lambda args: ALREADY_STARTED,
            "sl_Stop": self.switch_off,
            "sl_WlanProvisioning": self.provision,
            "sl_DeviceGet": lambda args: OK,
            "sl_WlanProfileAdd": self.add_profile,
            "sl_WlanProfileGet": self.get_profile,
            "sl_WlanPolicyGet": lambda args: (OK, {"pPolicy": self.policy}),
            "sl_WlanPolicySet": self.set_policy,
        }
        self.methods = {"connect": self.connect, "reset": self.reset, "call": self.call, "advance": self.advance}

    # --- requests ---

    def connect(self):
        lacks = dict.fromkeys(["phone", "network", "cloud", "capture", "wifi-scan"], NO_BENCH)
        lacks["smartconfig"] = "this model has no SmartConfig"
        lacks["fresh"] = "this model has no factory state"
        lacks["driver-port"] = "this model is not divided into network processor and host driver"
        lacks["pending-calls"] = "every call of this model returns at once"
        return {
            "part": "CC3220SF",
            "versions": {"model": "1"},
            "functions": list(self.functions),
            "offers": ["long"],
            "lacks": lacks,
        }

    def reset(self, role, profiles, policy, httpServer, started, fresh):
        self.role = 2 if role == "AP" else 0
        bits = {"auto": 1, "fast": 2, "anyP2P": 8, "autoProvisioning": 32}
        self.keep_policy(sum(bit for name, bit in bits.items() if policy[name]))
        self.profiles = [(profile["ssid"], SECURITY[profile["security"]]) for profile in profiles]
        self.http_server, self.started = httpServer, started
        self.provisioning, self.due, self.events = False, None, []
        return {}

    def call(self, function, arguments, deadline):
        if function not in self.functions:
            raise cannot(f"this model has no {function}")
        allowed = ("sl_Start", "sl_Stop", "sl_WlanProvisioning")
        if not self.started:
            self.started = function == "sl_Start"
            answer = OK if self.started else NOT_STARTED
        elif self.provisioning and function not in allowed:
            answer = PROVISIONING_IN_PROGRESS
        else:
            answer = self.functions[function](arguments)
        outcome = {"kind": "returned", "code": answer}
        if isinstance(answer, tuple):
            outcome["code"], outcome["value"] = answer
        return {"outcome": outcome}

    def advance(self, until):
        happens = self.due is not None and self.due <= until
        self.now = self.due if happens else until
        if happens:
            self.provisioning, self.due = False, None
            data = {"ProvisioningStatus": STOPPED, "Role": self.role, "WlanStatus": 0, "Ssid": "", "Ssidlen": 0}
            self.events.append({"at": self.now, "name": "SL_WLAN_EVENT_PROVISIONING_STATUS", "data": data})
        return {}

    # --- functions ---

    def switch_off(self, args):
        self.started, self.provisioning, self.due = False, False, None
        return OK

    def provision(self, args):
        command = args["ProvisioningCmd"]
        if command == "SL_WLAN_PROVISIONING_CMD_STOP":
            if self.provisioning:
                self.due = self.now + TIME_TO_STOP
        elif command == "SL_WLAN_PROVISIONING_CMD_START_MODE_AP" and args["Flags"] == 0:
            if self.provisioning:
                return ABORT_ALREADY_STARTED
            if args["RequestedRoleAfterSuccess"] not in ROLES:
                return ABORT_INVALID_PARAM
            if not self.http_server:
                return ABORT_NO_HTTP_SERVER
            if len(self.profiles) == 7:
                return ABORT_LIST_FULL
            self.provisioning, self.due = True, self.now + args["InactivityTimeoutSec"] * 1000
        else:
            return ABORT_INVALID_PARAM
        return OK

    def add_profile(self, args):
        if len(self.profiles) == 7:
            return LIST_FULL
        self.profiles.append((args["pName"], SECURITY_TYPES.get(args["pSecParams"]["Type"], 2)))
        return len(self.profiles) - 1

    def get_profile(self, args):
        if args["Index"] >= len(self.profiles):
            return NO_PROFILE
        name, security = self.profiles[args["Index"]]
        return security, {"pName": name}

    def set_policy(self, args):
        if args["Type"] == "SL_WLAN_POLICY_CONNECTION":
            self.keep_policy(args["Policy"])
        return OK

    def keep_policy(self, bits):
        if bits & 32:
            raise cannot("this model has no auto-provisioning")
        self.policy = bits


def answer(device, method, params):
    if method == "shutdown":
        return {}
    if method == "initialize":
        if 1 not in params["protocolVersions"]:
            raise Refusal(-32003, "this model supports version 1 only")
        return {"protocolVersion": 1, "clock": "driven"}
    if method not in device.methods:
        raise Refusal(-32601, f"there is no method {method}")
    result = device.methods[method](**params)
    events, device.events = device.events, []
    return {**result, "now": device.now, "events": events}


def reply(device, line):
    try:
        request = json.loads(line)
    except ValueError:
        return {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "this is not JSON"}}
    if not isinstance(request, dict) or "method" not in request:
        identity = request.get("id") if isinstance(request, dict) else None
        return {"jsonrpc": "2.0", "id": identity, "error": {"code": -32600, "message": "this is not a request"}}
    if "id" not in request:
        return None
    try:
        return {"jsonrpc": "2.0", "id": request["id"], "result": answer(device, request["method"], request["params"])}
    except (KeyError, TypeError) as error:
        message = f"the parameters are invalid: {error!r}"
        return {"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32602, "message": message}}
    except Exception as error:
        code = getattr(error, "code", -32002)
        return {"jsonrpc": "2.0", "id": request["id"], "error": {"code": code, "message": str(error) or repr(error)}}


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    device = Device()
    # The end of standard input ends the loop and the program.
    for line in sys.stdin:
        message = reply(device, line)
        if message is not None:
            print(json.dumps(message), flush=True)


main()
