Feature: Auto-provisioning after earlier processes
  SWRA513C section 4.2. The conditions of the auto-start are the same after each process that the device has had. So are
  its delay, its mode, and the commands that prevent it. In these scenarios a process has ended in each way, and the
  host then restarts the device.

  Rule: PROV-4.2-05 A command prevents the start after each process

    @PROV-4.2-05
    Scenario Outline: PROV-4.2-05/3 When <process> <moment>, each command prevents the start
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      Then after a restart, each harmless command prevents the start

      Examples:
        | process                                                   | moment                       |
        | SmartConfig provisioning after a stop                     | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset  | has been stopped by its host |
        | AP provisioning after a reset and a time-out              | has been stopped by its host |
        | auto-provisioning as an access point after a stop         | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP+SmartConfig provisioning                               | has been reset by its host   |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

      @needs-network @needs-phone
      Examples: with other options
        | process                                                               | moment                       |
        | AP provisioning with external confirmation to role AP after a success | has been stopped by its host |

    @PROV-4.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-4.2-05/4 When <process> <moment> and the host has stopped it, each command prevents the start
      Given <process> <moment>
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      Then after a restart, each harmless command prevents the start

      Examples:
        | process                                          | moment                         |
        | external configuration                           | has failed to connect          |
        | AP+SmartConfig provisioning in its third attempt | has failed to find the network |

  Rule: PROV-4.2-03 A device without profiles starts provisioning after each process

    @PROV-4.2-03
    Scenario: PROV-4.2-03/3 After a process with a key and external confirmation, a device without profiles starts in time
      Given an idle device
      And the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC              |
        | RequestedRoleAfterSuccess | ROLE_AP                                             |
        | InactivityTimeoutSec      | 300                                                 |
        | pSmartConfigKey           | 0123456789abcdef                                    |
        | Flags                     | SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION |
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

    @PROV-4.2-03 @needs-phone @needs-network
    Scenario: PROV-4.2-03/4 After a success, a device without profiles starts in time
      Given AP provisioning is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

    @PROV-4.2-03
    Scenario Outline: PROV-4.2-03/2 When <process> <moment>, a silent host lets a device without profiles start in time
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning with external confirmation                         | has been stopped by its host |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

      Examples: after earlier processes or attempts
        | process         | moment                     |
        | AP provisioning | has been reset by its host |

  Rule: PROV-4.2-04 The device waits for the full two seconds after each process

    @PROV-4.2-04
    Scenario Outline: PROV-4.2-04/2 When <process> <moment>, a device without profiles does not start early
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports nothing within the no-profile delay (2 s) after sl_Start

      Examples:
        | process                                                   | moment                       |
        | SmartConfig provisioning after a stop                     | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset  | has been stopped by its host |
        | AP provisioning after a reset and a time-out              | has been stopped by its host |
        | auto-provisioning as an access point after a stop         | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

  Rule: PROV-4.2-12 A device in station role starts SmartConfig only after each process

    @PROV-4.2-12 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-4.2-12/3 When <process> <moment>, the auto-started device opens no access point
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)
      Then the phone does not see the device AP

      Examples:
        | process                                                            | moment                       |
        | AP provisioning in its second attempt                              | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt                   | has been stopped by its host |
        | AP provisioning after a success                                    | has been stopped by its host |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |

  Rule: PROV-4.2-01 A device without the policy starts nothing after each process

    @PROV-4.2-01
    Scenario Outline: PROV-4.2-01/3 When <process> <moment>, a device without the policy starts nothing
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | off                       |
      When the host restarts the device
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

  Rule: PROV-4.2-06 A stored profile prevents the start after each process

    @PROV-4.2-06 @needs-phone
    Scenario Outline: PROV-4.2-06/2 After <process>, the profile that it has stored prevents the start
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |
        | auto-provisioning as an access point after a stop        |

      @needs-network
      Examples: with further needs
        | process                         |
        | AP provisioning after a success |

      Examples: after earlier processes or attempts
        | process                              |
        | AP provisioning in its third attempt |

  Rule: PROV-4.2-07 A device without its network starts provisioning after each process

    @PROV-4.2-07 @PROV-4.2-08 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-07/3 After <process>, a device starts two minutes after it has lost the network of the success
      Given <process> has been stopped by its host
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "office" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the short outage (1 min)

      Examples:
        | process                                  |
        | AP provisioning after a success          |
        | SmartConfig provisioning after a success |

    @PROV-4.2-07 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-07/5 After <process>, a device whose network stays away starts
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-smartconfig
      Examples: with further needs
        | process                        |
        | auto-provisioning as a station |

  Rule: PROV-4.2-08 The device waits for the full two minutes after each process

    @PROV-4.2-08 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-08/4 After <process>, the device does not start before two minutes without its network
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-smartconfig
      Examples: with further needs
        | process                        |
        | auto-provisioning as a station |

  Rule: PROV-4.2-08 A connection ends the wait after each process

    @PROV-4.2-08 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-08/3 After <process>, a device whose network returns does not start
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      Then the device reports nothing for the long outage (3 min)

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-smartconfig
      Examples: of other processes
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                     |
        | AP+SmartConfig provisioning after a success |

  Rule: PROV-4.2-10 The two-minute rule does not apply after a process that ended as an access point

    @PROV-4.2-10 @needs-phone @needs-network @needs-long
    Scenario: PROV-4.2-10/2 A device that a success has made an access point starts nothing
      Given AP provisioning is waiting for the phone to fetch the result, with the roles:
        | initial role | STA |
        | final role   | AP  |
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role AP
      When the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-12 An auto-started process has no parameter of an earlier process

    @PROV-4.2-12 @PROV-7.5-28 @needs-phone @needs-smartconfig @needs-network
    Scenario: PROV-4.2-12/4 After a process with a key and external confirmation, an auto-started process uses neither
      Given auto-provisioning as a station after a stop is waiting for the phone to fetch the result
      Then sl_DeviceGet is refused

    @PROV-4.2-12 @needs-phone @needs-smartconfig @needs-network @needs-long
    Scenario: PROV-4.2-12/5 A process that starts after the loss of the network is SmartConfig provisioning
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      Then the phone does not see the device AP
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"
      And sl_DeviceGet is refused

  Rule: PROV-4.2-07 The device starts after a later outage

    @PROV-4.2-07 @needs-network @needs-long
    Scenario: PROV-4.2-07/6 The device starts after a long outage that follows a short one
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)

    @PROV-4.2-07 @needs-network @needs-long
    Scenario: PROV-4.2-07/7 The device starts again in a second long outage without a restart
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device connects to the network "home"
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)

  Rule: PROV-4.2-08 Short outages do not add up

    @PROV-4.2-08 @needs-network @needs-long
    Scenario: PROV-4.2-08/5 The device counts two minutes from the second outage alone
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "home" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)

  Rule: PROV-4.2-01 The policy counts at the moment of the start

    @PROV-4.2-01 @needs-network @needs-long
    Scenario: PROV-4.2-01/4 The host prevents the start when it switches the policy off during the outage
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      When the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-09 Auto-connect counts at the moment of the start

    @PROV-4.2-09 @needs-network @needs-long
    Scenario: PROV-4.2-09/3 The host prevents the start when it switches auto-connect off during the outage
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      When the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-11 The device needs its profile at the moment of the start

    @PROV-4.2-11 @needs-network @needs-long
    Scenario: PROV-4.2-11/3 The host prevents the start when it deletes the profile during the outage
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the short outage (1 min) passes
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      When the host polls sl_DeviceGet every second
      Then the device reports nothing for the long outage (3 min)

  Rule: PROV-4.2-06 A device with a profile left does not start

    @PROV-4.2-06
    Scenario Outline: PROV-4.2-06/3 A device whose profile "<deleted>" was deleted starts nothing while it has another one
      Given a running device with:
        | profiles          | one, two |
        | auto-provisioning | on       |
      And the host deletes the profile "<deleted>"
      When the host restarts the device
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | deleted |
        | one     |
        | two     |

  Rule: PROV-4.2-03 A device whose profiles were deleted starts

    @PROV-4.2-03
    Scenario: PROV-4.2-03/6 When the host has deleted each profile, a silent host lets the device start
      Given a running device with:
        | profiles          | one, two |
        | auto-provisioning | on       |
      And the host deletes the profile "one"
      And the host deletes the profile "two"
      And the host calls sl_Stop
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

  Rule: PROV-4.2-07 The device starts with several profiles, and with fast connect

    @PROV-4.2-07 @needs-network @needs-long
    Scenario Outline: PROV-4.2-07/8 A device with the profiles <profiles> and fast connect <fast> starts when its network stays away
      Given a running device with:
        | profiles          | <profiles> |
        | auto-connect      | on         |
        | fast              | <fast>     |
        | auto-provisioning | on         |
      And the device connects to the network "home"
      When the network "home" goes out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)

      Examples:
        | profiles       | fast |
        | home, work     | off  |
        | home, one, two | off  |
        | home           | on   |

  Rule: PROV-4.2-03 A policy that is on again lets the device start

    @PROV-4.2-03
    Scenario: PROV-4.2-03/7 After its host has switched the policy off and on, a device without profiles starts
      Given a running device with:
        | auto-provisioning | on |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the host calls sl_Stop
      When the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)
