Feature: The host driver and the blocked APIs
  TI's driver adds rules to SWRA513C section 7.5. The driver knows no provisioning state. It reads three bits that the
  network processor sends with every message. These rules bind the driver only. The suite judges them when an adapter
  can control the driver, and they never count against the network processor.

  Rule: PROV-7.5-19 Events of the device AP do not reach the host

    @PROV-7.5-19 @needs-phone
    Scenario Outline: PROV-7.5-19/1 During <process>, the host receives no event when a phone joins and leaves
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone leaves its network
      Then the device reports nothing else
      And the host has received no access-point event

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.5-24 The start completes during a process

    @PROV-7.5-24 @needs-phone @needs-network
    Scenario: PROV-7.5-24/1 The device serves sl_Start after a restart in the confirmation stage
      Given AP+SmartConfig provisioning is waiting for the phone to fetch the result
      When the host calls sl_Stop
      Then sl_Start is served

  Rule: PROV-7.5-30 Stronger reasons for a refusal take precedence

    @PROV-7.5-30 @needs-pending-calls
    Scenario: PROV-7.5-30/1 A stop in progress takes precedence
      Given AP provisioning is waiting for a profile
      When the host calls sl_Stop without waiting
      Then sl_DeviceGet is answered with SL_RET_CODE_STOP_IN_PROGRESS

    @PROV-7.5-30 @needs-driver-port
    Scenario Outline: PROV-7.5-30/2 On a locked device, <function> is <answer>
      Given an idle device
      And the host driver receives a message with LOCKED + PROVISIONING_ACTIVE
      Then <function> is <answer>

      Examples:
        | function     | answer                               |
        | sl_DeviceGet | answered with SL_RET_CODE_DEV_LOCKED |
        | sl_Socket    | answered with SL_RET_CODE_DEV_LOCKED |
        | sl_FsGetInfo | refused                              |

    @PROV-7.5-30 @needs-driver-port
    Scenario: PROV-7.5-30/3 A host driver that needs a restart takes precedence
      Given AP provisioning is waiting for a profile
      And the host driver needs a restart
      Then sl_DeviceGet is answered with SL_API_ABORTED

    @PROV-7.5-30
    Scenario: PROV-7.5-30/4 A device that is not started takes precedence
      Given AP provisioning is waiting for a profile
      When the host calls sl_Stop
      Then every API command is answered with SL_RET_CODE_DEV_NOT_STARTED

  Rule: PROV-7.5-31 Between sl_Stop and sl_Start the device is not started

    @PROV-7.5-31
    Scenario Outline: PROV-7.5-31/1 When <process> <moment>, sl_Stop leaves the device not started
      Given <process> <moment>
      When the host calls sl_Stop
      Then sl_DeviceGet is answered with SL_RET_CODE_DEV_NOT_STARTED

      Examples:
        | process                  | moment                   |
        | AP provisioning          | is waiting for a profile |
        | SmartConfig provisioning | is waiting for a profile |
        | external configuration   | is ready for the host    |

  Rule: PROV-7.5-32 The device rejects sl_Start when it is started

    @PROV-7.5-32
    Scenario Outline: PROV-7.5-32/1 When <process> <moment>, the device rejects sl_Start
      Given <process> <moment>
      Then sl_Start is answered with SL_RET_CODE_DEV_ALREADY_STARTED

      Examples:
        | process                        | moment                   |
        | AP provisioning                | is waiting for a profile |
        | external configuration         | is ready for the host    |
        | auto-provisioning as a station | is waiting for a profile |

      Examples: with other options
        | process                                                            | moment                   |
        | AP provisioning with external confirmation from role AP to role AP | is waiting for a profile |

  Rule: PROV-7.5-33 sl_Stop does not wait for stop-complete during a process

    @PROV-7.5-33 @needs-driver-port
    Scenario Outline: PROV-7.5-33/1 When <process> <moment>, sl_Stop returns without a stop-complete message
      Given <process> <moment>
      And the network processor sends no stop-complete message
      When the host calls sl_Stop
      Then the call is served

      Examples:
        | process                  | moment                   |
        | AP provisioning          | is waiting for a profile |
        | SmartConfig provisioning | is waiting for a profile |
        | external configuration   | is ready for the host    |

      Examples: with other options
        | process                                               | moment                   |
        | AP provisioning with external confirmation to role AP | is waiting for a profile |

  Rule: PROV-7.5-34 Only the status bits block the APIs

    @PROV-7.5-34 @needs-driver-port
    Scenario Outline: PROV-7.5-34/1 With <bits>, every harmless command is <answer>
      Given an idle device
      When the host driver receives a message with <bits>
      Then every harmless command is <answer>

      Examples:
        | bits                                              | answer  |
        | no status bit                                     | served  |
        | WLAN_CONN                                         | served  |
        | PROVISIONING_ACTIVE                               | refused |
        | PROVISIONING_USER_INITIATED                       | refused |
        | PROVISIONING_ACTIVE + PROVISIONING_USER_INITIATED | refused |
        | WLAN_CONN + PROVISIONING_ACTIVE                   | refused |

    @PROV-7.5-34 @needs-driver-port
    Scenario Outline: PROV-7.5-34/2 With <bits>, the host driver serves <function>
      Given an idle device
      When the host driver receives a message with <bits>
      Then <function> is served

      Examples:
        | bits                                                                        | function     |
        | PROVISIONING_ENABLE_API                                                     | sl_DeviceGet |
        | PROVISIONING_ACTIVE + PROVISIONING_ENABLE_API                               | sl_DeviceGet |
        | PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API                       | sl_Socket    |
        | PROVISIONING_ACTIVE + PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API | sl_Socket    |
