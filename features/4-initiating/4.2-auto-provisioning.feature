Feature: Auto-provisioning
  SWRA513C section 4.2. The device starts provisioning by itself when it has no profile, or when it has lost its network
  for a long time. So a user can configure it without its host. The device needs the auto-provisioning policy for this.
  It starts the mode of its role and announces the start.

  Every command of the host counts as activity. Between sl_Start and the observed moment, the host of these scenarios
  is therefore silent unless a step says otherwise.

  Rule: PROV-4.2-01 Auto-provisioning needs its policy

    @PROV-4.2-01
    Scenario Outline: PROV-4.2-01/1 Without the policy, a device without profiles starts nothing in role <role>
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
    Scenario: PROV-4.2-01/2 Without the policy, a device that has lost its network starts nothing
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | off  |
      And the device connects to the network "home"
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-02 The policy is on by default

    @PROV-4.2-02 @needs-fresh
    Scenario: PROV-4.2-02/1 A device with factory settings has the policy on
      Given a device with factory settings
      Then the device has:
        | auto-provisioning | on |

  Rule: PROV-4.2-03 A device without profiles starts provisioning after two seconds of silence

    @PROV-4.2-03
    Scenario Outline: PROV-4.2-03/1 With no profile and a silent host, the device starts in role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-provisioning | on     |
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | role |
        | STA  |
        | AP   |

    @PROV-4.2-03
    Scenario Outline: PROV-4.2-03/5 With fast connect, the device starts in role <role>
      Given a stopped device with:
        | role              | <role> |
        | auto-connect      | on     |
        | fast              | on     |
        | auto-provisioning | on     |
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | role |
        | STA  |

  Rule: PROV-4.2-04 The device waits for the full two seconds
    The clock of the device starts before its host can observe it. The two seconds count from the call of sl_Start.

    @PROV-4.2-04
    Scenario Outline: PROV-4.2-04/1 The device does not start early in role <role>
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

  Rule: PROV-4.2-05 A command of the host prevents the start

    @PROV-4.2-05
    Scenario Outline: PROV-4.2-05/1 A command at the <moment> prevents the start in role <role>
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

  Rule: PROV-4.2-06 A stored profile prevents the start

    @PROV-4.2-06
    Scenario Outline: PROV-4.2-06/1 The profiles <profiles> prevent the start in role <role> with auto-connect <auto-connect>
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

  Rule: PROV-4.2-07 A device without its network starts provisioning after two minutes

    @PROV-4.2-07 @needs-network @needs-long
    Scenario: PROV-4.2-07/1 The device starts provisioning when its network stays out of range
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      Then the host receives SL_WLAN_EVENT_DISCONNECT
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the disconnection bound (125 s)

    @PROV-4.2-07 @needs-network @needs-long
    Scenario: PROV-4.2-07/4 The suite records whether a device that has never been connected starts
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the network "home" is out of range
      Then the suite records what the host receives within the long outage (3 min)

  Rule: PROV-4.2-08 The device waits for the full two minutes
    The device detects the loss after a short time and counts from there. Here the two minutes count from the moment at
    which the network is switched off. So the time of detection fails no device.

    @PROV-4.2-08 @needs-network @needs-long
    Scenario: PROV-4.2-08/1 The device does not start before two minutes without its network
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      When the network "home" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)

    @PROV-4.2-08 @needs-network @needs-long
    Scenario: PROV-4.2-08/2 A network that returns in time prevents the start
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-09 The two-minute rule needs auto-connect

    @PROV-4.2-09 @needs-long
    Scenario: PROV-4.2-09/1 A device with auto-connect off starts nothing
      Given a running device with:
        | profiles          | home |
        | auto-connect      | off  |
        | auto-provisioning | on   |
      Then the device reports nothing for the long outage (3 min)

    @PROV-4.2-09 @needs-network @needs-long
    Scenario: PROV-4.2-09/2 The host prevents the start when it switches auto-connect off in time
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the call is served
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-10 The two-minute rule does not apply in AP role

    @PROV-4.2-10 @needs-long
    Scenario: PROV-4.2-10/1 A device in AP role with a profile starts nothing
      Given a running device with:
        | role              | AP   |
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-11 The two-minute rule needs a stored profile
    The no-profile rule would start this device after two seconds. A command every second prevents this.

    @PROV-4.2-11 @needs-long
    Scenario: PROV-4.2-11/1 A device without profiles starts nothing while its host calls every second
      Given a stopped device with:
        | auto-connect      | on |
        | auto-provisioning | on |
      And the host calls sl_Start
      When the host polls sl_DeviceGet every second
      Then the device reports nothing for the long outage (3 min)

    @PROV-4.2-11 @needs-network @needs-long
    Scenario: PROV-4.2-11/2 The host prevents the start when it deletes the profile of a connected device
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the call is served
      And the host polls sl_DeviceGet every second
      When the network "home" goes out of range
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-12 A device in station role starts SmartConfig only

    @PROV-4.2-12 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-4.2-12/1 The phone sees no device AP during <process>
      Given <process> is waiting for a profile
      Then the phone does not see the device AP

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                     |
        | auto-provisioning as a station after a stop                 |
        | auto-provisioning as a station after a time-out and a reset |

    @PROV-4.2-12 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.2-12/2 The device accepts a profile by SmartConfig during <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                     |
        | auto-provisioning as a station after a stop                 |
        | auto-provisioning as a station after a reset and a time-out |

  Rule: PROV-4.2-13 A device in AP role starts AP and SmartConfig

    @PROV-4.2-13 @needs-phone
    Scenario Outline: PROV-4.2-13/1 The device accepts a profile over its AP during <process>
      Given <process> is waiting for a profile
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                              |
        | auto-provisioning as an access point |

      Examples: after earlier processes or attempts
        | process                                                           |
        | auto-provisioning as an access point after a stop                 |
        | auto-provisioning as an access point after a time-out and a reset |

    @PROV-4.2-13 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.2-13/2 The device accepts a profile by SmartConfig beside its AP during <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                              |
        | auto-provisioning as an access point |

      Examples: after earlier processes or attempts
        | process                                                           |
        | auto-provisioning as an access point after a stop                 |
        | auto-provisioning as an access point after a reset and a time-out |

  Rule: PROV-4.2-14 The device announces every auto-start

    @PROV-4.2-14 @PROV-4-02 @PROV-7.2-12
    Scenario Outline: PROV-4.2-14/1 The device announces its auto-start once in role <role>
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
    Scenario: PROV-4.2-14/2 The device announces its auto-start after a long disconnection
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      And the device reports nothing else

  Rule: PROV-4.2-17 Without user activity the APIs stay unblocked, however late the host calls
    Some devices end the process at the first command (C12), so only the first call of each run is evidence.

    @PROV-4.2-17
    Scenario Outline: PROV-4.2-17/1 The device serves the first call that follows <process> after the <pause>
      Given <process> is waiting for a profile
      When the <pause> passes
      Then sl_DeviceGet is served

      Examples:
        | process                              | pause                        |
        | auto-provisioning as a station       | no-profile delay (2 s)       |
        | auto-provisioning as a station       | while after the start (10 s) |
        | auto-provisioning as an access point | no-profile delay (2 s)       |
        | auto-provisioning as an access point | while after the start (10 s) |
        | auto-provisioning as a station       | short outage (1 min)         |

      Examples: after earlier processes or attempts
        | process                                                           | pause                        |
        | auto-provisioning as a station after a stop                       | no-profile delay (2 s)       |
        | auto-provisioning as a station after a time-out and a reset       | while after the start (10 s) |
        | auto-provisioning as an access point after a reset and a time-out | no-profile delay (2 s)       |

      @needs-long
      Examples: after minutes
        | process                              | pause               |
        | auto-provisioning as a station       | long outage (3 min) |
        | auto-provisioning as an access point | long outage (3 min) |

  Rule: PROV-4.2-18 The documents do not state whether a command ends an auto-started process

    @PROV-4.2-18
    Scenario Outline: PROV-4.2-18/1 The suite records what a command does to <process>
      Given <process> is waiting for a profile
      When the host calls sl_DeviceGet
      Then the suite records what the host receives within the while after the start (10 s)

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

  Rule: PROV-4.2-19 The host sets the policy

    @PROV-4.2-19
    Scenario Outline: PROV-4.2-19/1 The policy <policy> switches auto-provisioning from <before> to <after>
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

  Rule: PROV-4.2-20 The policy survives a restart

    @PROV-4.2-20
    Scenario Outline: PROV-4.2-20/1 The policy stays <after> after a restart
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

  Rule: PROV-4.2-21 A policy over HTTP without the switch turns auto-provisioning off

    @PROV-4.2-21 @needs-phone
    Scenario Outline: PROV-4.2-21/1 During <process>, the phone turns auto-provisioning off when it omits the switch
      Given a running device with:
        | auto-provisioning | on   |
        | profiles          | home |
      And the host starts <process>
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/policy_set":
        | auto-connect | on |
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | auto-provisioning | off |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP+SmartConfig provisioning after a stop     |
        | AP provisioning after a reset and a time-out |
        | AP provisioning after a time-out and a reset |

      @needs-network
      Examples: after earlier processes or attempts
        | process                         |
        | AP provisioning after a success |

  Rule: PROV-4.2-22 The documents do not state what a later silence does after an early command

    @PROV-4.2-22
    Scenario: PROV-4.2-22/1 The suite records what follows an early command and a silence
      Given a stopped device with:
        | auto-provisioning | on |
      And the host calls sl_Start
      And the early moment (1 s) passes
      When the host calls sl_DeviceGet
      Then the suite records what the host receives within the no-profile watch (10 s)

  Rule: PROV-4.2-23 The documents do not state how an auto-started process ends by itself

    @PROV-4.2-23 @needs-long
    Scenario Outline: PROV-4.2-23/1 The suite records how <process> ends without a user
      Given <process> is waiting for a profile
      Then the suite records what the host receives within the auto inactivity watch (15 min)

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |
