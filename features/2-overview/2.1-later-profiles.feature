Feature: Profiles in later processes and attempts
  SWRA513C sections 2.1 and 7.3. A device takes a profile and confirms it in the same way, whatever its earlier processes
  and attempts were. The rows cross each way in which an earlier process ends, and each number of failed attempts, with
  the ways in which a profile arrives.

  Rule: PROV-7.3-01 The device reports each profile in each process and attempt

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/6 During <process>, the device takes a profile with a name of 32 bytes over HTTP
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "0123456789abcdef0123456789abcdef" over HTTP
      Then the device reports the profile "0123456789abcdef0123456789abcdef"

      Examples:
        | process                                                       |
        | AP provisioning in its second attempt                         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP+SmartConfig provisioning after a time-out and a reset      |
        | AP provisioning after a reset and a time-out                  |
        | auto-provisioning as an access point after a stop             |
        | auto-provisioning as an access point in its second attempt    |
        | external configuration in its second attempt                  |

      @needs-network
      Examples: with further needs
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

    @PROV-7.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/7 During <process>, the device takes a profile with a name of 32 bytes by SmartConfig
      Given <process> is waiting for a profile
      When the phone sends the profile "0123456789abcdef0123456789abcdef" by SmartConfig
      Then the device reports the profile "0123456789abcdef0123456789abcdef"

      Examples:
        | process                                               |
        | SmartConfig provisioning in its second attempt        |
        | SmartConfig provisioning after a stop                 |
        | SmartConfig provisioning after a time-out and a reset |
        | SmartConfig provisioning after a reset and a time-out |
        | auto-provisioning as a station after a stop           |

      @needs-network
      Examples: with further needs
        | process                                  |
        | SmartConfig provisioning after a success |

      Examples: with other options
        | process                                                                                  |
        | SmartConfig provisioning with external confirmation from role AP to role AP after a stop |

    @PROV-7.3-01 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/8 During <process>, the device reports that it has synchronised
      Given <process> <moment>
      When the phone sends the profile "home" by SmartConfig
      Then the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                                               | moment                   |
        | SmartConfig provisioning after a stop                 | is waiting for a profile |
        | AP+SmartConfig provisioning after a stop              | is waiting for a profile |
        | SmartConfig provisioning after a time-out and a reset | is waiting for a profile |
        | auto-provisioning as a station after a stop           | is waiting for a profile |
        | external configuration after a stop                   | is ready for the host    |
        | external configuration after a time-out and a reset   | is ready for the host    |
        | external configuration after a reset and a time-out   | is ready for the host    |

      @needs-network
      Examples: with further needs
        | process                                        | moment                   |
        | SmartConfig provisioning after a success       | is waiting for a profile |
        | external configuration after a success         | is ready for the host    |
        | auto-provisioning as a station after a success | is waiting for a profile |

      Examples: after earlier processes or attempts
        | process                                              | moment                   |
        | auto-provisioning as a station in its second attempt | is waiting for a profile |
        | external configuration                               | is ready for the host    |

      Examples: with other options
        | process                                        | moment                   |
        | external configuration from role AP to role AP | is ready for the host    |
        | auto-provisioning as an access point           | is waiting for a profile |

  Rule: PROV-7.3-01 The device reports a profile that arrives after the attempt has begun

    @PROV-7.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-7.3-01/9 During <process>, the device reports a profile that arrives while it waits for the result
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it

      Examples:
        | process                                                                 |
        | AP provisioning in its third attempt                                    |
        | AP provisioning after a success                                         |
        | AP+SmartConfig provisioning after a stop                                |
        | AP provisioning after a reset and a time-out                            |
        | auto-provisioning as an access point after a stop                       |
        | external configuration                                                  |
        | AP provisioning with external confirmation in its second attempt        |
        | AP provisioning with external confirmation after a time-out and a reset |
        | AP provisioning                                                         |

      Examples: after earlier processes or attempts
        | process                                                            |
        | AP provisioning after a time-out and a reset in its second attempt |

      Examples: with other options
        | process                                                            |
        | AP provisioning to role AP                                         |
        | AP provisioning with external confirmation from role AP to role AP |

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/10 During <process>, the device reports a second profile before its restart
      Given <process> is waiting for its restart
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |

  Rule: PROV-2.1-05 A profile leads to a connection in each process and attempt

    @PROV-2.1-05 @PROV-8.1-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/6 During <process>, a profile by SmartConfig leads to a success
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                                  |
        | SmartConfig provisioning in its second attempt           |
        | SmartConfig provisioning in its third attempt            |
        | SmartConfig provisioning after a success                 |
        | SmartConfig provisioning after a stop                    |
        | SmartConfig provisioning after a time-out and a reset    |
        | auto-provisioning as a station after a stop              |
        | AP+SmartConfig provisioning after a reset and a time-out |
        | auto-provisioning as an access point after a stop        |
        | auto-provisioning as a station after a success           |

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/7 During <process>, a profile over HTTP leads to a success
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples:
        | process                                                       |
        | AP+SmartConfig provisioning in its third attempt              |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP+SmartConfig provisioning after a time-out and a reset      |
        | AP provisioning after a reset and a time-out                  |
        | auto-provisioning as an access point after a stop             |
        | auto-provisioning as an access point in its second attempt    |

      Examples: after earlier processes or attempts
        | process                                              |
        | auto-provisioning as an access point after a success |

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/16 During <process>, a device that was connected before connects again
      Given a running device with:
        | profiles     | home |
        | auto-connect | on   |
      And the device connects to the network "home"
      And the host starts <process>
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-2.1-12 Each failure leads back to the configuration stage in each process

    @PROV-2.1-12 @PROV-5-07 @PROV-5.2-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-2.1-12/10 When <process> <moment>, a phone joins later and adds another profile
      Given <process> <moment>
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                    | moment                           |
        | AP provisioning after a success                            | has failed to find the network   |
        | AP+SmartConfig provisioning after a stop                   | has failed to connect            |
        | AP+SmartConfig provisioning after a time-out and a reset   | has failed to get an IP address  |
        | AP provisioning after a reset and a time-out               | has failed to deliver the result |
        | auto-provisioning as an access point after a stop          | has failed to find the network   |
        | auto-provisioning as an access point after a stop          | has failed to get an IP address  |
        | auto-provisioning as an access point in its second attempt | has failed to connect            |
        | auto-provisioning as an access point in its second attempt | has failed to deliver the result |
        | external configuration after a success                     | has failed to find the network   |
        | external configuration after a stop                        | has failed to connect            |
        | external configuration after a time-out and a reset        | has failed to get an IP address  |
        | external configuration after a reset and a time-out        | has failed to deliver the result |
        | external configuration                                     | has failed to find the network   |

      Examples: with other options
        | process                    | moment                          |
        | AP provisioning to role AP | has failed to get an IP address |

      Examples: with a third profile
        | process                               | moment                |
        | AP provisioning in its fourth attempt | has failed to connect |

  Rule: PROV-2.1-05 A network that was missing is found when it is in range

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/23 When <process> has failed to find the network, the same profile connects to it later
      Given <process> has failed to find the network
      And the network "home" is in range
      And the working time of the host (15 s) passes
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning after a stop          |
        | AP+SmartConfig provisioning in its second attempt |

  Rule: PROV-2.1-03 A profile by SmartConfig survives a restart in each mode

    @PROV-2.1-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-03/7 After the success of <process> by SmartConfig and a restart, the device has the profile
      Given <process> is waiting for a profile
      And the network "home" is in range
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone joins the network "home"
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host restarts the device
      Then the device has:
        | priorities | home 0 |

      Examples:
        | process                                               |
        | SmartConfig provisioning                              |
        | AP+SmartConfig provisioning                           |
        | AP+SmartConfig provisioning in its second attempt     |
        | SmartConfig provisioning after a time-out and a reset |

  Rule: PROV-3.3-01 The device receives SmartConfig after each result

    @PROV-3.3-01 @PROV-8.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-3.3-01/7 After <process> <moment>, the device receives the next profile by SmartConfig
      Given <process> <moment>
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"

      Examples:
        | process                                  | moment                           |
        | AP+SmartConfig provisioning              | has failed to deliver the result |
        | AP+SmartConfig provisioning              | has failed to get an IP address  |
        | AP+SmartConfig provisioning after a stop | has failed to deliver the result |

    @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.3-01/8 During <process>, the device receives a profile by SmartConfig from the second station
      Given <process> is waiting for a profile
      And the phone joins and leaves the device AP 2 times
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                              |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |
        | external configuration after a stop  |

  Rule: PROV-2.1-01 A profile of an earlier process leads to no attempt in the next one

    @PROV-2.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-01/3 After <process> <moment>, the next process does not begin an attempt by itself
      Given <process> <moment>
      And the network "home" is in range
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP+SmartConfig provisioning
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT within the short outage (1 min)

      Examples:
        | process                     | moment                          |
        | AP+SmartConfig provisioning | has failed to find the network  |
        | AP provisioning             | has failed to get an IP address |

  Rule: PROV-3.1-02 The device accepts a station after each failure

    @PROV-3.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-3.1-02/4 After <process> <moment>, a phone joins the device AP
      Given <process> <moment>
      When the phone joins the device AP
      Then the phone sees the device AP

      Examples:
        | process                                          | moment                           |
        | AP provisioning in its third attempt             | has failed to connect            |
        | AP+SmartConfig provisioning in its third attempt | has failed to deliver the result |
        | AP provisioning in its second attempt            | has failed to deliver the result |
