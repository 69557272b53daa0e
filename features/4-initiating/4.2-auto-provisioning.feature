Feature: Auto-provisioning
  SWRA513C section 4.2. A device nobody has set up yet should not need its host in order to be set up: when it has no
  network to go to, or has been without its network for a while, it starts provisioning by itself. It does so only
  with the auto-provisioning policy, in the mode that fits its role, and it says so.

  Whatever the host sends counts as a sign of life. So between sl_Start and the moment a scenario looks at, the host
  here is silent unless a step says otherwise.

  Rule: PROV-4.2-01 Only with the auto-provisioning policy

    @PROV-4.2-01
    Scenario Outline: PROV-4.2-01/1 without the policy a device without profiles stays quiet, role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | off    |
      When the host calls sl_Start
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | role |
        | STA  |
        | AP   |

    @PROV-4.2-01 @needs-network @needs-long
    Scenario: PROV-4.2-01/2 without the policy a device that lost its network stays quiet
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | off  |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-02 The policy is on by default

    @PROV-4.2-02 @needs-fresh
    Scenario: PROV-4.2-02/1 a device fresh from the factory
      Given a device with factory settings
      Then the device has:
        | auto-provisioning | on |

  Rule: PROV-4.2-03 A device without profiles starts after two seconds of silence

    @PROV-4.2-03
    Scenario Outline: PROV-4.2-03/1 no profile and a silent host, role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | on     |
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | role |
        | STA  |
        | AP   |

  Rule: PROV-4.2-04 Not before the two seconds are over
    The device's clock starts before its host hears of it, so the two seconds count from the call of sl_Start.

    @PROV-4.2-04
    Scenario Outline: PROV-4.2-04/1 the start does not come early, role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | on     |
      When the host calls sl_Start
      Then the device reports nothing within the no-profile delay (2 s) after sl_Start
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | role |
        | STA  |
        | AP   |

  Rule: PROV-4.2-05 Not after a command of the host

    @PROV-4.2-05
    Scenario Outline: PROV-4.2-05/1 a command at the <moment>, role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | on     |
      And the host calls sl_Start
      When the host calls sl_DeviceGet at the <moment> after sl_Start
      Then the device reports nothing within the no-profile delay (2 s) after sl_DeviceGet

      Examples:
        | role | moment               |
        | STA  | early moment (1 s)   |
        | STA  | last moment (1.85 s) |
        | AP   | early moment (1 s)   |

  Rule: PROV-4.2-06 Not with a stored profile

    @PROV-4.2-06
    Scenario Outline: PROV-4.2-06/1 profiles <profiles>, auto-connect <auto-connect>, role <role>
      Given a stopped device with:
        | role              | <role>         |
        | profiles          | <profiles>     |
        | auto-connect      | <auto-connect> |
        | auto-provisioning | on             |
      When the host calls sl_Start
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | role | profiles                 | auto-connect |
        | STA  | home                     | off          |
        | STA  | home                     | on           |
        | STA  | home, work, cafe, garage | off          |
        | AP   | home                     | off          |

  Rule: PROV-4.2-07 A device without its network starts after two minutes

    @PROV-4.2-07 @needs-network @needs-long
    Scenario: PROV-4.2-07/1 the network goes and stays away
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      And the network "home" is out of range
      When the host receives SL_WLAN_EVENT_DISCONNECT
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the disconnection bound (125 s)

  Rule: PROV-4.2-08 Not before the two minutes are over
    The device notices the loss a little late and counts from there; the two minutes here count from the moment the
    network is switched off, so that no device is blamed for noticing.

    @PROV-4.2-08 @needs-network @needs-long
    Scenario: PROV-4.2-08/1 the start does not come early
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)

    @PROV-4.2-08 @needs-network @needs-long
    Scenario: PROV-4.2-08/2 a network that is back in time
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      And the network "home" is out of range
      And the short outage (110 s) passes
      When the network "home" returns into range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-09 The two-minute rule needs auto-connect

    @PROV-4.2-09 @needs-long
    Scenario: PROV-4.2-09/1 auto-connect off
      Given a running device with:
        | profiles          | home |
        | auto-connect      | off  |
        | auto-provisioning | on   |
      Then the device reports nothing for the long outage (3 min)

    @PROV-4.2-09 @needs-network @needs-long
    Scenario: PROV-4.2-09/2 auto-connect switched off while the device was connected
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the call is served
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-10 The two-minute rule does not apply to an access point

    @PROV-4.2-10 @needs-long
    Scenario: PROV-4.2-10/1 role AP with a profile
      Given a running device with:
        | role              | AP   |
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-11 The two-minute rule needs a stored profile
    The no-profile rule would start this device after two seconds; a command every second keeps that rule out.

    @PROV-4.2-11 @needs-long
    Scenario: PROV-4.2-11/1 no profile and a host that is never silent
      Given a stopped device with:
        | auto-connect      | on |
        | auto-provisioning | on |
      When the host calls sl_Start
      And the host polls sl_DeviceGet every second
      Then the device reports nothing for the long outage (3 min)

    @PROV-4.2-11 @needs-network @needs-long
    Scenario: PROV-4.2-11/2 the profile deleted while the device was connected
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the call is served
      And the host polls sl_DeviceGet every second
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-12 Started as a station: SmartConfig only

    @PROV-4.2-12 @needs-phone @needs-network @needs-wifi-scan
    Scenario: PROV-4.2-12/1 no access point of its own
      Given auto-provisioning as a station is waiting for a profile
      Then the phone does not see the device AP

    @PROV-4.2-12 @needs-phone @needs-smartconfig
    Scenario: PROV-4.2-12/2 a profile comes by SmartConfig
      Given auto-provisioning as a station is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

  Rule: PROV-4.2-13 Started as an access point: AP and SmartConfig

    @PROV-4.2-13 @needs-phone
    Scenario: PROV-4.2-13/1 a profile comes over the device's access point
      Given auto-provisioning as an access point is waiting for a profile
      When the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

    @PROV-4.2-13 @needs-phone @needs-smartconfig
    Scenario: PROV-4.2-13/2 a profile comes by SmartConfig
      Given auto-provisioning as an access point is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

  Rule: PROV-4.2-14 Every automatic start is announced

    @PROV-4.2-14 @PROV-4-02 @PROV-7.2-12
    Scenario Outline: PROV-4.2-14/1 the announcement comes once and alone, role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | on     |
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED
      And the device reports nothing else

      Examples:
        | role |
        | STA  |
        | AP   |

    @PROV-4.2-14 @PROV-4-02 @PROV-7.2-12 @needs-network @needs-long
    Scenario: PROV-4.2-14/2 after a long disconnection
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is in range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      And the device reports nothing else

  Rule: PROV-4.2-17 Without user activity nothing is blocked, however late the host calls
    Some devices end the process at the first command (C12), so only the first call of each run is evidence.

    @PROV-4.2-17
    Scenario Outline: PROV-4.2-17/1 <process>, first call after the <pause>
      Given <process> is waiting for a profile
      When the <pause> passes
      Then sl_DeviceGet is served

      Examples:
        | process                              | pause                        |
        | auto-provisioning as a station       | no-profile delay (2 s)       |
        | auto-provisioning as a station       | while after the start (10 s) |
        | auto-provisioning as an access point | no-profile delay (2 s)       |
        | auto-provisioning as an access point | while after the start (10 s) |

      Examples: with another past
        | process                                                           | pause                        |
        | auto-provisioning as a station after a stop                       | no-profile delay (2 s)       |
        | auto-provisioning as a station after a time-out and a reset       | while after the start (10 s) |
        | auto-provisioning as an access point after a reset and a time-out | no-profile delay (2 s)       |

  Rule: PROV-4.2-18 What a command does to a process that started by itself

    @PROV-4.2-18
    Scenario Outline: PROV-4.2-18/1 a command during <process>
      Given <process> is waiting for a profile
      When the host calls sl_DeviceGet
      Then the suite records what the host receives within the while after the start (10 s)

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

  Rule: PROV-4.2-19 The host sets the policy

    @PROV-4.2-19
    Scenario Outline: PROV-4.2-19/1 from <before> to <after>, auto-connect <auto>, fast <fast>
      Given a running device with:
        | auto-provisioning | <before> |
        | profiles          | home     |
      When the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | <policy>                  |
      Then the call is served
      And the device has:
        | auto-provisioning | <after> |
        | auto-connect      | <auto>  |
        | fast              | <fast>  |

      Examples:
        | before | after | auto | fast | policy                                  |
        | off    | on    | off  | off  | auto-provisioning                       |
        | on     | off   | off  | off  | off                                     |
        | on     | off   | on   | off  | auto-connect                            |
        | off    | on    | on   | off  | auto-connect + auto-provisioning        |
        | off    | on    | on   | on   | auto-connect + fast + auto-provisioning |

  Rule: PROV-4.2-20 The policy outlives a restart

    @PROV-4.2-20
    Scenario Outline: PROV-4.2-20/1 set to <after> before the restart
      Given a running device with:
        | auto-provisioning | <before> |
        | profiles          | home     |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | <policy>                  |
      When the host restarts the device
      Then the device has:
        | auto-provisioning | <after> |

      Examples:
        | before | after | policy            |
        | off    | on    | auto-provisioning |
        | on     | off   | off               |

  Rule: PROV-4.2-21 A policy sent over HTTP without the switch turns it off

    @PROV-4.2-21 @needs-phone
    Scenario: PROV-4.2-21/1 the switch is left out
      Given a running device with:
        | auto-provisioning | on   |
        | profiles          | home |
      And the host starts AP provisioning
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/policy_set":
        | auto-connect | on |
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | auto-provisioning | off |

  Rule: PROV-4.2-22 What a later silence does after an early command

    @PROV-4.2-22
    Scenario: PROV-4.2-22/1 a command at the early moment, then silence
      Given a stopped device with:
        | auto-provisioning | on |
      And the host calls sl_Start
      And the early moment (1 s) passes
      When the host calls sl_DeviceGet
      Then the suite records what the host receives within the no-profile watch (10 s)

  Rule: PROV-4.2-23 How a process that started by itself ends by itself

    @PROV-4.2-23 @needs-long
    Scenario Outline: PROV-4.2-23/1 <process>, nobody comes
      Given <process> is waiting for a profile
      Then the suite records what the host receives within the auto inactivity watch (15 min)

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |
